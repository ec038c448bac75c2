import { shorten, shortened } from '../../../checker/counterexamples/shorten.ts';
import { isLiveness, type Law } from '../../../checker/laws/law.ts';
import { LazyJudge } from '../../../checker/lazy/lazyJudge.ts';
import { LazyRun } from '../../../checker/lazy/lazyRun.ts';
import { randomFrom, seedOf } from '../../../checker/simulate/random.ts';
import type { System } from '../../../checker/system/system.ts';
import { type Choice, lengthOf, replay } from '../../../checker/trace/trace.ts';
import type { Check, JudgedLaw } from '../check.ts';
import { isRestLaw, restBreachesOf } from './restBreach.ts';
import { runsText } from './runsText.ts';
import { walk } from './walk.ts';

const size = { steps: 200, seed: 1 } as const;

/** as many runs at most, and at least, however little time there is */
const mostRuns = 1_000;
const leastRuns = 10;

type RunsOptions = {
  /** after which no more runs begin */
  readonly seconds: number;
  readonly isInterrupted: () => boolean;
};

/**
 * A check that a limit ended, with what random runs of the same system add to it: what they violate is violated, and of the rest
 * it is said how many did not. They need no tables of what Pods can do, so that no system is too large for them. What has to
 * come true in the end is violated by a run that comes to rest without it; a run that goes round for ever is not looked for.
 */
export const withRandomRuns = (check: Check, of: readonly string[], options: RunsOptions): Check => {
  const open = check.judged.filter(({ verdict }) => verdict.verdict === 'undecided').map(({ law }) => law);
  const judgeable = open.filter((law) => isRestLaw(law) || !isLiveness(law));
  const { system } = check.built;
  const { runs, broken } = walked(system, judgeable, options);
  if (runs === 0) return check;
  return {
    ...check,
    random: [{ of, runs, ...size }],
    judged: check.judged.map((judged) =>
      judgeable.some((law) => law === judged.law)
        ? withRuns(judged, system, broken.get(judged.law), runs)
        : judged,
    ),
  };
};

const withRuns = (
  judged: JudgedLaw,
  system: System,
  broken: readonly Choice[] | undefined,
  runs: number,
): JudgedLaw => {
  const { law, verdict } = judged;
  if (broken) {
    const shortest = isRestLaw(law)
      ? shortened(broken, restBreachesOf(new LazyRun(system), law))
      : shorten(system, law, broken);
    const trace = replay(system, shortest);
    return {
      ...judged,
      verdict: { verdict: 'violated', steps: lengthOf(trace), trace, loopFrom: undefined },
    };
  }
  if (verdict.verdict !== 'undecided') return judged;
  return {
    ...judged,
    verdict: { ...verdict, why: `${verdict.why}; ${runsText({ runs, ...size })} did not violate it` },
  };
};

type RestBreaches = readonly [Law, ReturnType<typeof restBreachesOf>];

type Walked = { readonly runs: number; readonly broken: ReadonlyMap<Law, readonly Choice[]> };

/** Runs of a system until there were enough, or no time is left, or every law is violated. */
const walked = (system: System, laws: readonly Law[], { seconds, isInterrupted }: RunsOptions): Walked => {
  const broken = new Map<Law, readonly Choice[]>();
  const unbroken = (): readonly Law[] => laws.filter((law) => !broken.has(law));
  const run = new LazyRun(system);
  const judgeOf = (): LazyJudge =>
    new LazyJudge(
      run,
      unbroken().filter((law) => !isRestLaw(law)),
    );
  let judge = judgeOf();
  const atRest = new Map(laws.filter(isRestLaw).map((law): RestBreaches => [law, restBreachesOf(run, law)]));
  const start = performance.now();
  const isLate = (): boolean => performance.now() - start > 1000 * seconds;
  let runs = 0;
  while (
    broken.size < laws.length &&
    runs < mostRuns &&
    !isInterrupted() &&
    (runs < leastRuns || !isLate())
  ) {
    const { choices, law, isAtRest } = walk(run, judge, randomFrom(seedOf(size.seed, runs)), size.steps);
    runs += 1;
    for (const each of unbroken()) {
      if (each.id === law || (isAtRest && atRest.get(each)?.(choices) !== undefined))
        broken.set(each, choices);
    }
    if (law !== undefined) judge = judgeOf();
  }
  return { runs, broken };
};
