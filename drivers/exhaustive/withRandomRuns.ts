import { shorten } from '../../checker/counterexamples/shorten.ts';
import { isLiveness, type Law } from '../../checker/laws/law.ts';
import { LazyJudge } from '../../checker/lazy/lazyJudge.ts';
import { LazyRun } from '../../checker/lazy/lazyRun.ts';
import { type Random, randomFrom, seedOf } from '../../checker/simulate/random.ts';
import type { Rule } from '../../checker/system/rule.ts';
import type { System } from '../../checker/system/system.ts';
import { type Choice, choiceOf, lengthOf, replay } from '../../checker/trace/trace.ts';
import type { Check, JudgedLaw } from './check.ts';
import { runsText } from './runsText.ts';

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
 * A check that a limit ended, with what random runs of the same system add to it: what they violate is violated, and of the rest it
 * is said how many did not. They need no tables of what Pods can do, so that no system is too large for them.
 */
export const withRandomRuns = (check: Check, of: readonly string[], options: RunsOptions): Check => {
  const open = check.judged.filter(({ verdict }) => verdict.verdict === 'undecided').map(({ law }) => law);
  const { system } = check.built;
  const { runs, broken } = walked(
    system,
    open.filter((law) => !isLiveness(law)),
    options,
  );
  if (runs === 0) return check;
  return {
    ...check,
    random: [{ of, runs, ...size }],
    judged: check.judged.map((judged) => withRuns(judged, system, broken.get(judged.law), runs)),
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
    const trace = replay(system, shorten(system, law, broken));
    return {
      ...judged,
      verdict: { verdict: 'violated', steps: lengthOf(trace), trace, loopFrom: undefined },
    };
  }
  if (verdict.verdict !== 'undecided' || isLiveness(law)) return judged;
  return {
    ...judged,
    verdict: { ...verdict, why: `${verdict.why}; ${runsText({ runs, ...size })} did not violate it` },
  };
};

type Walked = { readonly runs: number; readonly broken: ReadonlyMap<Law, readonly Choice[]> };

/** Runs of a system until there were enough, or no time is left, or every law is violated. */
const walked = (system: System, laws: readonly Law[], { seconds, isInterrupted }: RunsOptions): Walked => {
  const broken = new Map<Law, readonly Choice[]>();
  const run = new LazyRun(system);
  let judge = new LazyJudge(run, laws);
  const start = performance.now();
  const isLate = (): boolean => performance.now() - start > 1000 * seconds;
  let runs = 0;
  while (
    broken.size < laws.length &&
    runs < mostRuns &&
    !isInterrupted() &&
    (runs < leastRuns || !isLate())
  ) {
    const { choices, law } = walk(run, judge, randomFrom(seedOf(size.seed, runs)));
    runs += 1;
    const found = laws.find(({ id }) => id === law);
    if (!found) continue;
    broken.set(found, choices);
    judge = new LazyJudge(
      run,
      laws.filter((each) => !broken.has(each)),
    );
  }
  return { runs, broken };
};

/** One run, up to the first law that it violates. */
const walk = (
  run: LazyRun,
  judge: LazyJudge,
  random: Random,
): { readonly choices: readonly Choice[]; readonly law?: string } => {
  const choices: Choice[] = [];
  let { state } = run.initial();
  const first = judge.judgeState(state);
  if (first) return { choices, law: first.law };
  while (choices.length < size.steps) {
    const rule = chosen(run.enabled(state), random);
    if (!rule) break;
    choices.push(choiceOf(rule));
    for (const { rule: happened, after } of run.fire(rule, state)) {
      const breach = judge.judgeStep(state, after, happened);
      state = after;
      if (breach) return { choices, law: breach.law };
    }
    const breach = judge.judgeState(state);
    if (breach) return { choices, law: breach.law };
  }
  return { choices };
};

/** of so many choices one is a failure, or what people do, where there is something else: most runs come up before they are all spent */
const unfairShare = 4;

const chosen = (enabled: readonly Rule[], random: Random): Rule | undefined => {
  const wanted = random.below(unfairShare) > 0;
  const preferred = enabled.filter(({ fair }) => fair === wanted);
  const from = preferred.length > 0 ? preferred : enabled;
  return from[random.below(from.length)];
};
