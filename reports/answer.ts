import { type CalmWorkload, calmWorkloads } from '../drivers/exhaustive/calm.ts';
import type { JudgedLaw, RandomRuns } from '../drivers/exhaustive/check.ts';
import type { BuiltScenario } from '../models/scenarios/scenario.ts';
import { isQuestion } from '../properties/questions/question.ts';
import { type Answer, answerToQuestions } from './questions/answerToQuestions.ts';
import { randomText } from './randomRuns.ts';
import { plural } from './terminal/numbers.ts';

/** What an answer is made from. */
export type Answered = {
  readonly judged: readonly JudgedLaw[];
  readonly built: BuiltScenario;
  /** why not every state was looked at, if so */
  readonly ended: string | undefined;
  /** it comes to rest where it should not */
  readonly isStuck: boolean;
  /** what is smaller than what was asked for, if it is */
  readonly smaller?: string | undefined;
  /** random runs that were made where a limit was met */
  readonly random?: readonly RandomRuns[] | undefined;
};

/** The answer to a check: what is violated, else who never runs, else what is open, else that nothing is violated. */
export const answerOf = (answered: Answered): Answer => {
  const { smaller, built } = answered;
  const answer = answerOfInstance(answered);
  if (smaller === undefined || isAboutPlacement(answer, built)) return answer;
  if (answer.tone === 'bad')
    return { tone: 'bad', sentence: `in a smaller instance (${smaller}): ${answer.sentence}` };
  const sentence = `too large to be decided as a whole; of a smaller instance (${smaller}): ${answer.sentence}`;
  return { tone: 'open', sentence };
};

/** What becomes of Pods when nothing fails is told of the whole. */
const isAboutPlacement = ({ sentence }: Answer, built: BuiltScenario): boolean =>
  calmOf(built).some((workload) => isPending(workload) && sentence.includes(pendingText(workload)));

const answerOfInstance = ({ judged, built, ended, isStuck, random = [] }: Answered): Answer => {
  const counted = judged.filter(({ onPurpose }) => !onPurpose);
  const count = (verdict: JudgedLaw['verdict']['verdict']): number =>
    counted.filter((each) => each.verdict.verdict === verdict).length;
  const [broken, undecided, unexercised] = [count('violated'), count('undecided'), count('unexercised')];
  const unmet = unexercised ? `; ${plural(unexercised, 'law')} never put to the test` : '';
  const stuck = 'the system comes to rest where it should not';
  if (counted.every(({ law }) => isQuestion(law)) && counted.length > 0) {
    const pending = broken ? [] : calmOf(built).filter(isPending);
    if (pending.length > 0) return { tone: 'bad', sentence: pending.map(pendingText).join('; ') };
    return answerToQuestions(counted, ended, random);
  }
  if (broken) {
    return {
      tone: 'bad',
      sentence: `${plural(broken, 'law')} violated${isStuck ? `, and ${stuck}` : ''}${unmet}`,
    };
  }
  if (isStuck) return { tone: 'bad', sentence: stuck };
  const pending = calmOf(built).filter(isPending);
  if (pending.length > 0) return { tone: 'bad', sentence: pending.map(pendingText).join('; ') };
  if (undecided) {
    const runs = random.length > 0 ? `, and ${randomText(random)} violated nothing` : '';
    const soFar = ended === undefined ? '' : `, nothing violated so far: ${ended}${runs}`;
    return { tone: 'open', sentence: `${plural(undecided, 'law')} undecided${soFar}${unmet}` };
  }
  const good = 'no law is violated within these bounds';
  if (unexercised * 2 > counted.length) {
    return {
      tone: 'good',
      sentence: `${good}, but ${unexercised} of ${plural(counted.length, 'law')} were never put to the test`,
    };
  }
  return { tone: 'good', sentence: `${good}${unmet}` };
};

/** What becomes of the workloads when nothing fails; none where nothing was asked to run. */
export const calmOf = ({ application }: BuiltScenario): readonly CalmWorkload[] =>
  application ? calmWorkloads(application) : [];

const isPending = ({ nodes, wanted }: CalmWorkload): boolean => nodes.length < wanted;

const pendingText = ({ of, wanted, nodes, pending }: CalmWorkload): string => {
  const why = pending ? `: ${pending.message}` : '';
  if (nodes.length > 0) {
    const left = wanted - nodes.length;
    return `${left} of ${plural(wanted, 'Pod')} of ${of} ${left === 1 ? 'stays' : 'stay'} Pending even when nothing fails${why}`;
  }
  return `${of} never runs, even when nothing fails${why}`;
};

/** more workloads than these that all find room are told in one line */
const mostCalm = 4;

/** What becomes of each workload when nothing fails; those that all find room together, if they are many and nobody asks for each. */
export const calmTexts = (workloads: readonly CalmWorkload[], isEach = false): readonly string[] => {
  const placed = workloads.filter((workload) => !isPending(workload) && workload.wanted > 0);
  if (isEach || placed.length <= mostCalm) return workloads.map(calmText);
  const pods = placed.reduce((sum, { wanted }) => sum + wanted, 0);
  const nodes = new Set(placed.flatMap((workload) => workload.nodes)).size;
  return [
    `${placed.length} workloads: each of their ${pods} Pods finds a node when nothing fails (${plural(nodes, 'node')})`,
    ...workloads.filter((workload) => !placed.includes(workload)).map(calmText),
  ];
};

/** `Deployment default/web finds room for 2 of 2 Pods, on node-1 and node-2` */
export const calmText = (workload: CalmWorkload): string => {
  const { of, wanted, nodes } = workload;
  if (isPending(workload)) return pendingText(workload);
  if (wanted === 0) return `${of} wants no Pod`;
  const where = [...new Set(nodes)].sort().join(', ');
  const who = of.startsWith('Pod ')
    ? of
    : `${of}: ${wanted === 1 ? 'its Pod' : `each of its ${wanted} Pods`}`;
  return `${who} finds a node when nothing fails (${where})`;
};
