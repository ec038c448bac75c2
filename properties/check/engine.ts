import type { Compiled } from '../../checker/compile/compiled.ts';
import { engineFor } from '../../checker/explore/engine.ts';
import { layoutOf } from '../../checker/explore/layout.ts';
import type { Search } from '../../checker/explore/search.ts';
import { Canonical } from '../../checker/symmetry/canonical.ts';
import { symmetryHooks } from '../../checker/symmetry/generatedCanonical.ts';
import type { Symmetry } from '../../checker/symmetry/symmetry.ts';

/** The engine's linear memory cannot grow beyond this. */
const mostMemory = 2 ** 32;

export type FastestOptions = {
  /** threads */
  readonly workers: number;
  /** bytes of memory that it may take */
  readonly bytes?: number | undefined;
  /** stores one state of each orbit */
  readonly symmetry?: Symmetry | undefined;
};

/** The fastest engine that there is here. */
export const fastestEngine =
  ({ workers, bytes = mostMemory, symmetry }: FastestOptions) =>
  (compiled: Compiled): Search =>
    engineFor(compiled, {
      workers,
      mostBytes: Math.min(bytes, mostMemory),
      ...(symmetry && {
        hooks: symmetryHooks(symmetry.permutations),
        canonical: canonicalBy(compiled, symmetry),
      }),
    });

const canonicalBy = (compiled: Compiled, { permutations }: Symmetry): ((state: Int32Array) => void) => {
  const canonical = new Canonical(compiled, permutations, layoutOf(compiled));
  return (state) => canonical.apply(state);
};
