import { onBudget } from '../../checker/budget/pace.ts';
import { type Exploration, explore } from '../../checker/explore/explore.ts';
import type { SortingPlan } from '../../checker/families/places.ts';
import type { Symmetry } from '../../checker/symmetry/symmetry.ts';
import type { JudgeOptions } from './check.ts';
import { fastestEngine } from './engine.ts';
import type { PreparedCheck } from './prepare.ts';

/** a search is given so much to begin with, though the rest of the process may have taken all: its limit then ends it */
const leastBytes = 1 << 22;

/** Explores what was compiled, or its orbits. */
export const searchAll = async (
  prepared: PreparedCheck,
  options: JudgeOptions,
  symmetry: Symmetry | undefined,
  sorting?: SortingPlan,
): Promise<Exploration> => {
  const { workers = 1, limits, partialOrder, compact, checkpoint, resume, onUnsaved } = options;
  const expected = new Set(prepared.built.brokenOnPurpose);
  const left = Math.max(leastBytes, options.budget?.bytesLeft() ?? Number.POSITIVE_INFINITY);
  const bytes = Math.min(limits?.bytes ?? Number.POSITIVE_INFINITY, left);
  const engine =
    options.engine ??
    fastestEngine({
      workers,
      bytes,
      symmetry,
      sorting,
      partialOrder,
      compact,
      checkpoint,
      resume,
      onUnsaved,
    });
  const compiled = symmetry?.compiled ?? prepared.compiled;
  options.budget?.begin('searching');
  const exploration = await explore(compiled, { ...options, engine, expected });
  if (checkpoint !== undefined && exploration.ending !== 'complete')
    onBudget(options.budget, () => exploration.search.save?.(checkpoint));
  return exploration;
};
