import { onBudget } from '../../checker/budget/pace.ts';
import { type Check, checkOf, type JudgeOptions } from './check.ts';
import { lawVerdicts } from './lawVerdict.ts';
import type { PreparedCheck } from './prepare.ts';
import { type ReducedSystem, unsorted, wholeFor } from './reducedSystem.ts';
import { reducedTraces } from './reducedTraces.ts';
import { symmetryAnswer } from './reductions.ts';
import { searchAll } from './searchAll.ts';

/** of a search that has nothing to decide, so many states are looked at */
const statesToShow = 300_000;

/** Where every law is settled, the search only shows what there is: then it is not for long. */
const limited = ({ judging, settled }: PreparedCheck, options: JudgeOptions): JudgeOptions => {
  if (judging.some(({ id }) => !settled.has(id))) return options;
  const { limits = {} } = options;
  return { ...options, limits: { ...limits, states: Math.min(limits.states ?? statesToShow, statesToShow) } };
};

/**
 * Explores a reduced system. Members are no longer taken for one another if a law turns out to tell them apart.
 * `undefined` if a counterexample turns out to be none of the whole: then the whole has to be searched.
 */
export const judgeReduced = async (
  prepared: PreparedCheck,
  reduced: ReducedSystem,
  options: JudgeOptions,
): Promise<Check | undefined> => {
  const { built } = prepared;
  const { budget } = options;
  const { plan, compiled, doubts, refused } = reduced.sorted;
  const exploration = await searchAll({ ...prepared, compiled }, limited(prepared, options), undefined, plan);
  if (doubts.size > 0) {
    const left = onBudget(budget, () => unsorted(built, reduced.hidden.compiled.laws));
    return judgeReduced(prepared, left, options);
  }
  budget?.begin('following what was found through the whole system');
  const traces = onBudget(budget, () =>
    reducedTraces(reduced, exploration.search, (laws) => wholeFor(built, laws)),
  );
  if (!traces) return undefined;
  const verdicts = onBudget(budget, () => lawVerdicts(exploration, { traces }));
  const answer = symmetryAnswer({ classes: plan.classes, refused }, doubts);
  return {
    ...checkOf(prepared, exploration, verdicts, options, plan.classes.length > 0 ? answer : undefined),
    alike: plan.classes,
    examined: {},
  };
};
