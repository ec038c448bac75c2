import type { Compiled } from '../../checker/compile/compiled.ts';
import { engineFor } from '../../checker/explore/engine.ts';
import { layoutOf } from '../../checker/explore/layout.ts';
import type { Search } from '../../checker/explore/search.ts';
import type { OnUnsaved } from '../../checker/explore/withCheckpoints.ts';
import { sortingHooks } from '../../checker/families/generatedSorting.ts';
import type { SortingPlan } from '../../checker/families/places.ts';
import { Sorting } from '../../checker/families/sorting.ts';
import { PartialOrderSearch } from '../../checker/partialOrder/partialOrderSearch.ts';
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
  /** stores one state of each orbit under exchange of what is sorted */
  readonly sorting?: SortingPlan | undefined;
  /** leaves out steps whose order does not matter; takes one thread, and nothing else of what is here */
  readonly partialOrder?: boolean | undefined;
  /** the set of states takes half the memory from the beginning, and nothing is lost */
  readonly compact?: boolean | undefined;
  /** the file that the search saves itself to */
  readonly checkpoint?: string | undefined;
  /** told why it could not be saved later on */
  readonly onUnsaved?: OnUnsaved | undefined;
  /** the checkpoint that it goes on from */
  readonly resume?: string | undefined;
};

/** The fastest engine that there is here. */
export const fastestEngine =
  ({
    workers,
    bytes = mostMemory,
    symmetry,
    sorting,
    partialOrder,
    compact = false,
    checkpoint,
    onUnsaved,
    resume,
  }: FastestOptions) =>
  (compiled: Compiled): Search => {
    if (partialOrder) return new PartialOrderSearch(compiled);
    return engineFor(compiled, {
      workers,
      mostBytes: Math.min(bytes, mostMemory),
      indexed: compact,
      ...(resume !== undefined && { resume }),
      ...(checkpoint !== undefined && { checkpoint, onUnsaved }),
      ...(sorting && { hooks: sortingHooks(sorting), canonical: sortedBy(compiled, sorting) }),
      ...(symmetry && {
        hooks: symmetryHooks(symmetry.permutations),
        canonical: canonicalBy(compiled, symmetry),
        // who goes on from a checkpoint would not hear of a doubt that came before it
        isWorthSaving: () => symmetry.doubts.size === 0,
      }),
    });
  };

const sortedBy = (compiled: Compiled, plan: SortingPlan): ((state: Int32Array) => void) => {
  const sorting = new Sorting(plan, layoutOf(compiled));
  return (state) => sorting.apply(state);
};

const canonicalBy = (compiled: Compiled, { permutations }: Symmetry): ((state: Int32Array) => void) => {
  const canonical = new Canonical(compiled, permutations, layoutOf(compiled));
  return (state) => canonical.apply(state);
};
