import type { Budget } from '../../checker/budget/budget.ts';
import type { Check, JudgeOptions } from '../../drivers/exhaustive/check.ts';
import { judge } from '../../drivers/exhaustive/judge.ts';
import { endingText } from '../../drivers/exhaustive/lawVerdict.ts';
import { alikeKey } from '../../drivers/exhaustive/parts/alike.ts';
import {
  type ApplicationPart,
  type ApplicationParts,
  applicationParts,
} from '../../drivers/exhaustive/parts/applicationParts.ts';
import { togetherOf } from '../../drivers/exhaustive/parts/together.ts';
import {
  type CheckRequest,
  type PreparedOnBudget,
  prepareOnBudget,
} from '../../drivers/exhaustive/prepare.ts';
import { judgeAtRandom, type RandomCheck } from '../../drivers/exhaustive/randomCheck.ts';
import { differenceText, smallerInstance } from '../../drivers/exhaustive/smallerInstance.ts';
import type { Application } from '../../models/cluster/plan/application.ts';
import { applicationOf } from '../../models/scenarios/cluster.ts';
import { Failure } from '../failure.ts';

const isTooLarge = (prepared: PreparedOnBudget): boolean =>
  prepared.ok === false && prepared.problems.every(({ code }) => code === 'PS1008');

/** The next smaller instance of a request; it says what it is smaller than. */
const smaller = (
  request: CheckRequest,
  whole: CheckRequest,
  application: Application,
): CheckRequest | undefined => {
  const instance = smallerInstance(request);
  return (
    instance && {
      ...request,
      ...instance,
      input: { ...instance.input, whole: application, smaller: differenceText(whole, instance) },
    }
  );
};

const limitsMet = [endingText.states, endingText.seconds, endingText.bytes];

const isLimit = (why: string): boolean => limitsMet.some((text) => why.startsWith(text));

/** Whether a limit left something open, and nothing was found violated. */
export const isTooLargeToDecide = ({ judged }: Check): boolean => {
  const counted = judged.filter(({ onPurpose }) => !onPurpose).map(({ verdict }) => verdict);
  const isOpen = counted.some((each) => each.verdict === 'undecided' && isLimit(each.why));
  return isOpen && !counted.some(({ verdict }) => verdict === 'violated');
};

/** with less of the time limit than so many seconds left, no smaller instance is tried */
const leastSeconds = 0.2;

/** of the time that is left, for the whole, and for each smaller instance */
const firstShare = 2 / 3;
const otherShare = 1 / 2;

/** of the time that is given, what is kept to bring the attempts to their ends and to tell what was found; seconds at most */
const reserve = 1 / 8;
const mostReserved = 8;

/** a part is tried again if so many times its first share of the time is left when all have had theirs */
const worthwhile = 2;

/** what may have so many Pods is searched as a whole, even if it is made of parts */
const fewPods = 6;

export type JudgedInstance =
  | { readonly kind: 'check'; readonly check: Check }
  /** random runs broke a law where searches found nothing */
  | { readonly kind: 'random'; readonly random: RandomCheck; readonly check: Check };

type InstanceOptions = JudgeOptions & { readonly budget: Budget };

/** Tells what is done now. */
type OnStage = (text: string) => void;

/**
 * Judges what was asked for. An application of parts that have nothing to do with each other is judged part by part. What is
 * too large is judged one workload at a time, whatever ties them together; one workload that is too large, in a smaller
 * instance, and so on: the answer is of the first that can be decided. If none can, random runs of the smallest are tried,
 * too. Of a time limit the first attempt has two thirds, each other half of what is left, the last one all of it; parts have
 * their shares by their sizes. Fails if nothing can be composed.
 */
export const judgeInstance = async (
  whole: CheckRequest,
  options: InstanceOptions,
  onStage: OnStage,
): Promise<JudgedInstance> => {
  const application = applicationOf(whole);
  if ('code' in application) throw new Failure([application]);
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
): Promise<JudgedInstance> => {
  const { budget } = options;
  const secondsLeft = (): number => end - budget.seconds;
  const inParts = (parts: ApplicationParts) => judgeParts(end, whole, application, parts, options, onStage);
  budget.grant(secondsLeft());
  const parts = partsOf(whole, false);
  if (parts && parts.count > fewPods) return inParts(parts);
  const alone = parts ?? partsOf(whole, true);
  for (let request = whole, share = firstShare; ; share = otherShare) {
    const next = alone ? undefined : smaller(request, whole, application);
    budget.grant(next || alone ? secondsLeft() * share : secondsLeft());
    const prepared = prepareOnBudget(request, budget);
    const mayGoOn = next !== undefined || alone !== undefined;
    if (prepared.ok === false && !(isTooLarge(prepared) && mayGoOn)) throw new Failure(prepared.problems);
    if (prepared.ok) {
      const check = prepared.ok === true ? await judge(prepared.prepared, options) : prepared.check;
      if (!isTooLargeToDecide(check)) return { kind: 'check', check };
      if (secondsLeft() < leastSeconds) return { kind: 'check', check };
      if (!mayGoOn) return withRandomRuns(request, check, options);
    }
    if (alone) return inParts(alone);
    request = next!;
    onStage(`too large to be decided; now a smaller instance: ${request.input.smaller}`);
  }
};

/** The parts of what is asked for, if there are some; fails if questions are wrong. Faults that are planted may tie anything. */
const partsOf = (request: CheckRequest, alone: boolean): ApplicationParts | undefined => {
  if (request.mutant) return undefined;
  const parts = applicationParts(request, alone);
  if (parts && !('parts' in parts)) throw new Failure(parts);
  return parts;
};

/** Judges each part by itself, the smaller ones first. A question that means nothing in one part is left to the others. */
const judgeParts = async (
  end: number,
  whole: CheckRequest,
  application: Application,
  all: ApplicationParts,
  options: InstanceOptions,
  onStage: OnStage,
): Promise<JudgedInstance> => {
  const { budget } = options;
  const alike = new Map<unknown, ApplicationPart[]>();
  for (const part of all.parts.toSorted((a, b) => a.size - b.size)) {
    const key = alikeKey(part.request) ?? part;
    alike.set(key, [...(alike.get(key) ?? []), part]);
  }
  const groups = [...alike.values()];
  const checks = new Map<readonly ApplicationPart[], { readonly check: Check; readonly share: number }>();
  const secondsLeft = (): number => end - budget.seconds;
  const judgeGroup = async (parts: readonly ApplicationPart[], share: number): Promise<void> => {
    const [part] = parts;
    onStage(
      `${part!.of.join(', ')} by itself, ${Math.min(checks.size + 1, groups.length)} of ${groups.length}`,
    );
    const { request } = part!;
    const partApplication = applicationOf(request);
    if ('code' in partApplication) throw new Failure([partApplication]);
    const one = await judgeUntil(budget.seconds + share, request, partApplication, options, onStage);
    checks.set(parts, { check: one.kind === 'check' ? one.check : withBroken(one.check, one.random), share });
  };
  const isInterrupted = (): boolean =>
    [...checks.values()].some(({ check }) => check.exploration.ending === 'interrupted');
  for (const [at, parts] of groups.entries()) {
    if (isInterrupted() || (at > 0 && secondsLeft() < leastSeconds)) break;
    const sizes = groups.slice(at).reduce((sum, [first]) => sum + first!.size, 0);
    await judgeGroup(parts, (secondsLeft() * (1 / (groups.length - at) + parts[0]!.size / sizes)) / 2);
  }
  for (const [parts, { check, share }] of checks) {
    const isOpen = check.input.smaller !== undefined || isTooLargeToDecide(check);
    if (isOpen && !isInterrupted() && secondsLeft() > worthwhile * share)
      await judgeGroup(parts, secondsLeft());
  }
  const judged = [...checks].flatMap(([parts, { check }]) => parts.map((part) => ({ part, check })));
  const inOrder = all.parts.flatMap((part) => judged.filter((each) => each.part === part));
  return { kind: 'check', check: togetherOf(whole, application, all, inOrder) };
};

/** so many random runs, of so many steps, with this seed, are tried where nothing else ends */
const randomRuns = { runs: 1_000, size: 200, seed: 1 } as const;
const mostSeconds = 5;

/** What random runs add to a search that did not end. */
const withRandomRuns = async (
  request: CheckRequest,
  check: Check,
  { budget, signal }: JudgeOptions & { readonly budget: Budget },
): Promise<JudgedInstance> => {
  const prepared = prepareOnBudget({ ...request, mayReduce: false }, budget);
  if (prepared.ok !== true) return { kind: 'check', check };
  budget.begin('making random runs');
  const random = await judgeAtRandom(prepared.prepared, {
    kind: 'simulation',
    ...randomRuns,
    seconds: Math.min(mostSeconds, Math.max(0, budget.left)),
    ...(signal && { signal }),
  });
  if (random.judged.some(({ verdict }) => verdict.verdict === 'violated'))
    return { kind: 'random', random, check };
  const note = runsNote(random);
  const built = { ...check.built, notes: [...check.built.notes, `${note}: nothing was violated`] };
  return { kind: 'check', check: { ...check, built } };
};

const runsNote = (random: RandomCheck): string => {
  const runs = random.kind === 'simulation' ? random.found.runs : 0;
  return `${runs} random runs of at most ${randomRuns.size} steps, seed ${randomRuns.seed}`;
};

/** What random runs broke, as findings of the search that found nothing. */
const withBroken = (check: Check, random: RandomCheck): Check => {
  const broken = (id: string) =>
    random.judged.find(({ law, verdict }) => law.id === id && verdict.verdict === 'violated');
  const notes = [...check.built.notes, `${runsNote(random)} broke what the search did not reach`];
  return {
    ...check,
    built: { ...check.built, notes },
    judged: check.judged.map((judged) => broken(judged.law.id) ?? judged),
  };
};
