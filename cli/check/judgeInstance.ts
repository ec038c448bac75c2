import type { Budget } from '../../checker/budget/budget.ts';
import type { Check, JudgeOptions } from '../../drivers/exhaustive/check.ts';
import { judge } from '../../drivers/exhaustive/judge.ts';
import { endingText } from '../../drivers/exhaustive/lawVerdict.ts';
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

/** Whether a limit left something open, and nothing was found broken. */
export const isTooLargeToDecide = ({ judged }: Check): boolean => {
  const counted = judged.filter(({ onPurpose }) => !onPurpose).map(({ verdict }) => verdict);
  const isOpen = counted.some((each) => each.verdict === 'undecided' && isLimit(each.why));
  return isOpen && !counted.some(({ verdict }) => verdict === 'violated');
};

/** with less of the time limit than so many seconds left, no smaller instance is tried */
const leastSeconds = 0.2;

export type JudgedInstance =
  | { readonly kind: 'check'; readonly check: Check }
  /** random runs broke a law where searches found nothing */
  | { readonly kind: 'random'; readonly random: RandomCheck };

/**
 * Judges what was asked for; where that is too large, a smaller instance of it, and so on: the answer is of the first that can be
 * decided. If none can, random runs of the smallest are tried, too. Of a time limit each attempt takes half of what is left,
 * and the last one all of it. Fails if nothing can be composed.
 */
export const judgeInstance = async (
  whole: CheckRequest,
  options: JudgeOptions & { readonly budget: Budget },
  onStage: (text: string) => void,
): Promise<JudgedInstance> => {
  const application = applicationOf(whole);
  if ('code' in application) throw new Failure([application]);
  const { budget } = options;
  const end = budget.seconds + budget.left;
  const secondsLeft = (): number => end - budget.seconds;
  for (let request = whole; ; ) {
    const next = smaller(request, whole, application);
    budget.grant(next ? secondsLeft() / 2 : secondsLeft());
    const prepared = prepareOnBudget(request, budget);
    if (prepared.ok === false && !(isTooLarge(prepared) && next)) throw new Failure(prepared.problems);
    if (prepared.ok) {
      const check = prepared.ok === true ? await judge(prepared.prepared, options) : prepared.check;
      if (!isTooLargeToDecide(check)) return { kind: 'check', check };
      if (secondsLeft() < leastSeconds) return { kind: 'check', check };
      if (!next) return withRandomRuns(request, check, options);
    }
    request = next!;
    onStage(`too large to be decided; now a smaller instance: ${request.input.smaller}`);
  }
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
  if (random.judged.some(({ verdict }) => verdict.verdict === 'violated')) return { kind: 'random', random };
  const steps = `of at most ${randomRuns.size} steps, seed ${randomRuns.seed}`;
  const runs = random.kind === 'simulation' ? random.found.runs : 0;
  const note = `${runs} random runs ${steps}: nothing was broken`;
  const built = { ...check.built, notes: [...check.built.notes, note] };
  return { kind: 'check', check: { ...check, built } };
};
