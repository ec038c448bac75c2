import type { Budget } from '../../checker/budget/budget.ts';
import type { Check, JudgeOptions } from '../../drivers/exhaustive/check.ts';
import { judge } from '../../drivers/exhaustive/judge.ts';
import { type ApplicationParts, applicationParts } from '../../drivers/exhaustive/parts/applicationParts.ts';
import { isAboutOnePod } from '../../drivers/exhaustive/phases.ts';
import {
  type CheckRequest,
  type PreparedOnBudget,
  prepareOnBudget,
} from '../../drivers/exhaustive/prepare.ts';
import { withRandomRuns } from '../../drivers/exhaustive/randomRuns/withRandomRuns.ts';
import {
  differenceText,
  instanceOfSmallerPods,
  smallerInstance,
} from '../../drivers/exhaustive/smallerInstance.ts';
import type { Application } from '../../models/cluster/plan/application.ts';
import { applicationOf } from '../../models/scenarios/cluster.ts';
import { Failure } from '../failure.ts';
import { judgeParts } from './judgeParts.ts';
import { isTooLargeToDecide, leastSeconds } from './tooLarge.ts';

const isTooLarge = (prepared: PreparedOnBudget): boolean =>
  prepared.ok === false && prepared.problems.every(({ code }) => code === 'PS1008');

/** The next smaller instance of a request, of which some attempt may say what it was at; it says what it is smaller than. */
const smaller = (
  request: CheckRequest,
  whole: CheckRequest,
  application: Application,
  during?: string,
): CheckRequest | undefined => {
  const instance = (isAboutOnePod(during) && instanceOfSmallerPods(request)) || smallerInstance(request);
  return (
    instance && {
      ...request,
      ...instance,
      input: { ...instance.input, whole: application, smaller: differenceText(whole, instance) },
    }
  );
};

/** of the time that is left, for the whole, and for each smaller instance */
const firstShare = 2 / 3;
const otherShare = 1 / 2;

/** of the time that is given, what is kept to bring the attempts to their ends and to tell what was found; seconds at most */
const reserve = 1 / 8;
const mostReserved = 8;

/** what may have so many Pods is searched as a whole, even if it is made of parts */
const fewPods = 6;

type InstanceOptions = JudgeOptions & { readonly budget: Budget };

/** Tells what is done now. */
type OnStage = (text: string) => void;

/** of the time that an attempt at one part has, what is kept for random runs; seconds at most */
const runsShare = 1 / 10;
const mostRunSeconds = 4;

/**
 * Judges what was asked for. An application of parts that have nothing to do with each other is judged part by part. What is
 * too large is judged one workload at a time, whatever ties them together; one workload that is too large, in a smaller
 * instance, and so on: the answer is of the first that can be decided. If none can, random runs are made of what was asked
 * for. Of a time limit the first attempt has two thirds, each other half of what is left, the last one all of it; parts have
 * their shares by their sizes. Fails if nothing can be composed.
 */
export const judgeInstance = async (
  whole: CheckRequest,
  options: InstanceOptions,
  onStage: OnStage,
): Promise<Check> => {
  const application = composedApplication(whole);
  const { budget } = options;
  const { left } = budget;
  const end = budget.seconds + left - Math.min(left * reserve, mostReserved);
  return judgeUntil(end, whole, application, options, onStage);
};

const judgeUntil = async (
  end: number,
  whole: CheckRequest,
  application: Application,
  options: InstanceOptions,
  onStage: OnStage,
): Promise<Check> => {
  const { budget } = options;
  const forRuns = Math.min(Math.max(0, end - budget.seconds) * runsShare, mostRunSeconds);
  const secondsLeft = (): number => end - forRuns - budget.seconds;
  const inParts = (all: ApplicationParts) =>
    judgeParts(end, whole, application, all, {
      budget,
      onStage,
      judgePart: (until, request) =>
        judgeUntil(until, request, composedApplication(request), options, onStage),
    });
  const parts = partsOf(whole, false);
  if (parts && (parts.count > fewPods || !parts.mayBeWhole)) return inParts(parts);
  const alone = parts ?? partsOf(whole, true);
  if (alone && !alone.mayBeWhole) return inParts(alone);
  let first: Check | undefined;
  for (let request = whole, share = firstShare; ; share = otherShare) {
    const mayGoOn = alone !== undefined || smaller(request, whole, application) !== undefined;
    budget.grant(mayGoOn ? secondsLeft() * share : secondsLeft());
    const prepared = prepareOnBudget(request, budget);
    if (prepared.ok === false && !(isTooLarge(prepared) && mayGoOn)) throw new Failure(prepared.problems);
    const check = await checkedOf(prepared, options);
    if (check && !isTooLargeToDecide(check)) return check;
    first ??= check;
    const isOver = first !== undefined && secondsLeft() < leastSeconds;
    if (alone && !isOver) return inParts(alone);
    const next = smaller(request, whole, application, check?.during);
    if (first && (isOver || !next)) return atRandom(first, application, end, budget);
    request = next!;
    onStage(`too large to be decided; now a smaller instance: ${request.input.smaller}`);
  }
};

/** What came of an attempt; `undefined` where what was asked for was too large to be composed. */
const checkedOf = async (prepared: PreparedOnBudget, options: JudgeOptions): Promise<Check | undefined> => {
  if (prepared.ok === true) return judge(prepared.prepared, options);
  return prepared.ok === 'unfinished' ? prepared.check : undefined;
};

const composedApplication = (request: CheckRequest): Application => {
  const application = applicationOf(request);
  if ('code' in application) throw new Failure([application]);
  return application;
};

/** What random runs add to the first attempt. */
const atRandom = (check: Check, { wanted }: Application, end: number, budget: Budget): Check => {
  budget.begin('making random runs');
  return withRandomRuns(check, [...new Set(wanted.map(({ of }) => of))], {
    seconds: Math.min(end - budget.seconds, mostRunSeconds),
    isInterrupted: () => budget.look() === 'interrupted',
  });
};

/** The parts of what is asked for, if there are some; fails if questions are wrong. Faults that are planted may tie anything. */
const partsOf = (request: CheckRequest, alone: boolean): ApplicationParts | undefined => {
  if (request.mutant) return undefined;
  const parts = applicationParts(request, alone);
  if (parts && !('parts' in parts)) throw new Failure(parts);
  return parts;
};
