import type { Budget } from '../../checker/budget/budget.ts';
import { beginPhase, OutOfBudget, onBudget, unlessOut } from '../../checker/budget/pace.ts';
import { assemble } from '../../checker/compile/assemble.ts';
import { tabulate } from '../../checker/compile/tabulate.ts';
import type { Law } from '../../checker/laws/law.ts';
import type { ClusterInput } from '../../models/cluster/plan/input.ts';
import type { Mutant } from '../../models/mutation/mutant.ts';
import type { Bounds, BuiltScenario, Scenario } from '../../models/scenarios/scenario.ts';
import type { Question } from '../../properties/questions/question.ts';
import { questionLaws } from '../../properties/questions/questionLaw.ts';
import type { Problem } from '../../spec/problem.ts';
import type { Check } from './check.ts';
import { lawsOf } from './lawsOf.ts';
import { compilingCharts } from './phases.ts';
import { type PreparedReduction, reduction } from './reducedSystem.ts';
import { selectLaws } from './selectLaws.ts';
import { unfinishedCheck } from './unfinished.ts';

/** What to check: a scenario, what it is built from, and by which laws it is judged. */
export type CheckRequest = {
  readonly scenario: Scenario;
  readonly bounds: Bounds;
  readonly input: ClusterInput;
  readonly mutant?: Mutant;
  /** ids of laws or of their groups; empty: all, or none where there are questions */
  readonly laws: readonly string[];
  /** questions of one's own */
  readonly questions?: readonly Question[];
  /** tell rest at the scenario's named ends from other rest */
  readonly ends?: boolean;
  /** judge each law on what it reads, where that is sound: the search is left with the others, and has less to tell apart */
  readonly mayReduce?: boolean;
  /** where every law is decided on what it reads, nothing is searched: nobody asks what there is */
  readonly isUnseen?: boolean;
};

/** A system and the laws that it is judged by. */
export type ComposedCheck = CheckRequest & {
  readonly built: BuiltScenario;
  /** all laws that were asked for */
  readonly judging: readonly Law[];
};

/** A system that is ready to be explored. */
export type PreparedCheck = ComposedCheck & PreparedReduction;

export type Prepared =
  | { readonly ok: true; readonly prepared: PreparedCheck }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** `check`: a limit was met before the system was ready; it says what was known by then */
export type PreparedOnBudget = Prepared | { readonly ok: 'unfinished'; readonly check: Check };

const nothingReduced = { reduced: undefined, wholeRuns: [] };

/**
 * Builds the scenario and compiles it with its laws. Bad input comes back as problems; a system that cannot be
 * checked within the bounds is refused (`Refusal`) as the checker does.
 */
export const prepare = (request: CheckRequest): Prepared => {
  const composed = compose(request);
  return composed.ok ? { ok: true, prepared: compiledOf(composed.composed) } : composed;
};

/** The same on a budget. */
export const prepareOnBudget = (request: CheckRequest, budget: Budget): PreparedOnBudget => {
  budget.begin('composing the system');
  const composed = compose(request);
  if (!composed.ok) return composed;
  const known = new Map<string, 'holds' | 'unexercised'>();
  const prepared = unlessOut(() =>
    onBudget(budget, () => compiledOf(composed.composed, (law, verdict) => known.set(law, verdict))),
  );
  if (!(prepared instanceof OutOfBudget)) return { ok: true, prepared };
  return { ok: 'unfinished', check: unfinishedCheck(composed.composed, known, prepared) };
};

type Composed =
  | { readonly ok: true; readonly composed: ComposedCheck }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const compose = (request: CheckRequest): Composed => {
  const { questions = [] } = request;
  const result = request.scenario.build({ ...request, asked: questions.length > 0 });
  if (!result.ok) return result;
  const { built } = result;
  const selected = selectLaws(lawsOf(built), request.laws);
  if (!selected.ok) return selected;
  const asked = questionLaws(questions, built.system, request);
  if (!asked.ok) return asked;
  const isOnlyAsked = questions.length > 0 && request.laws.length === 0;
  const judging = [...(isOnlyAsked ? [] : selected.laws), ...asked.laws];
  return { ok: true, composed: { ...request, built, judging } };
};

/** `onSettled` is told of laws whose verdicts are known before all is ready. */
const compiledOf = (
  composed: ComposedCheck,
  onSettled?: (law: string, verdict: 'holds' | 'unexercised') => void,
): PreparedCheck => {
  const { built, judging, isUnseen = false } = composed;
  beginPhase(compilingCharts);
  // a scenario whose joint states are not merged is there for its counts
  if (composed.mayReduce && built.reduce)
    return { ...composed, ...reduction(built, judging, { onSettled, isUnseen }) };
  const tabulated = tabulate(built.system, judging, (composed.ends && built.ends) || []);
  const compiled = assemble(tabulated, built.reduce);
  return { ...composed, settled: new Map(), compiled, ...nothingReduced };
};
