import type { BuiltScenario } from '../../models/scenarios/scenario.ts';
import { isQuestion } from '../../properties/questions/question.ts';
import { calmWorkloads } from './calm.ts';
import type { Check, JudgedLaw } from './check.ts';

/**
 * A check in one word. Laws that are violated on purpose do not count; one that was never exercised is no failure.
 * Where a scenario names its ends, rest anywhere else is a failure like a violated law. `pending`: no law is known to be
 * broken, but some Pod finds no node even when nothing fails. Where only a smaller instance was looked at, nothing is good
 * about the whole.
 */
export type Outcome = 'good' | 'broken' | 'pending' | 'undecided' | 'interrupted';

export const outcomeOf = ({ judged, exploration, examined, compiled, built, input }: Check): Outcome => {
  const stuck = compiled.ends.length > 0 && (examined.deadlocks?.unexpected.count ?? 0) > 0;
  const outcome = outcomeOfLaws(judged, built, exploration.ending === 'interrupted', stuck);
  return outcome === 'good' && input.smaller !== undefined ? 'undecided' : outcome;
};

export const outcomeOfLaws = (
  judged: readonly JudgedLaw[],
  { application }: BuiltScenario,
  isInterrupted: boolean,
  isStuck = false,
): Outcome => {
  const counted = judged.filter(({ onPurpose }) => !onPurpose).map(({ verdict }) => verdict.verdict);
  if (isInterrupted) return 'interrupted';
  if (isStuck || counted.includes('violated')) return 'broken';
  if (application && calmWorkloads(application).some(({ nodes, wanted }) => nodes.length < wanted))
    return 'pending';
  const isUnanswered = judged.some(
    (each) => isQuestion(each.law) && verdictOfQuestion(each) === 'unexercised',
  );
  return isUnanswered || counted.includes('undecided') ? 'undecided' : 'good';
};

/** What is true in every state comes true again and again; any other question that nothing put to the test is not answered. */
export const verdictOfQuestion = ({ law, verdict }: JudgedLaw): JudgedLaw['verdict']['verdict'] =>
  law.kind === 'always eventually' && verdict.verdict === 'unexercised' ? 'holds' : verdict.verdict;
