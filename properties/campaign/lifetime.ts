import { LazyJudge } from '../../checker/lazy/lazyJudge.ts';
import type { LazyRun, LazyState } from '../../checker/lazy/lazyRun.ts';
import type { Random } from '../../checker/simulate/random.ts';
import { instanceName, type Rule } from '../../checker/system/rule.ts';
import type { NodeParts } from '../../models/podOnNode/parts.ts';
import type { LawRecord } from '../laws/lawRecord.ts';
import { timedKinds } from '../laws/timed.ts';
import { Chronicle } from './chronicle.ts';
import { TimedJudge } from './timedJudge.ts';
import { type Delay, delaysOf } from './timing.ts';

/** One thing that happened, and when: seconds since the beginning. */
export type TimedChoice = { readonly at: number; readonly rule: string };

export type TimedLifetime = {
  readonly choices: readonly TimedChoice[];
  readonly broken: { readonly law: string; readonly subject: string } | undefined;
};

export type LifetimeLimits = {
  /** choices at most */
  readonly steps: number;
  /** virtual seconds at most */
  readonly seconds: number;
};

export const usualLimits: LifetimeLimits = { steps: 150, seconds: 7200 };

/** Lives through one node again and again: what was learnt about its charts and laws is kept from life to life. */
export class Lifetimes {
  readonly run: LazyRun;
  /** called with every step */
  onStep: ((rule: Rule, before: LazyState) => void) | undefined;
  private readonly parts: NodeParts;
  private readonly judge: LazyJudge;
  private readonly timed: TimedJudge;
  private readonly delayOf: ReturnType<typeof delaysOf>;

  constructor(parts: NodeParts, run: LazyRun, laws: readonly LawRecord[]) {
    this.parts = parts;
    this.run = run;
    const isTimed = (law: LawRecord) => 'of' in law && timedKinds.includes(law.of);
    this.judge = new LazyJudge(
      run,
      laws.filter((law) => !isTimed(law)),
    );
    this.timed = new TimedJudge(laws.filter(isTimed));
    this.delayOf = delaysOf(parts);
  }

  /** The laws that were really exercised so far. */
  witnessed(): Set<string> {
    return new Set([...this.judge.witnessed, ...this.timed.witnessed]);
  }

  /** A life from the beginning, by the virtual clock: of all that can happen, what is due first does. */
  live(random: Random, limits: LifetimeLimits = usualLimits): TimedLifetime {
    const chronicle = new Chronicle(this.parts, this.run);
    const choices: TimedChoice[] = [];
    const due = new Map<Rule, Due>();
    let { state } = this.run.initial();
    while (choices.length < limits.steps) {
      const rule = this.next(due, state, chronicle, random);
      if (!rule || due.get(rule)!.at > limits.seconds) break;
      chronicle.now = Math.max(chronicle.now, due.get(rule)!.at);
      due.delete(rule);
      choices.push({ at: chronicle.now, rule: instanceName(rule) });
      for (const { rule: happened, after } of this.run.fire(rule, state)) {
        this.onStep?.(happened, state);
        const timedBefore = chronicle.containerViews();
        chronicle.note(happened.name, state, after);
        const broken =
          this.judge.judgeStep(state, after, happened) ??
          this.timed.judgeStep(timedBefore, chronicle.containerViews(), happened);
        state = after;
        if (broken) return { choices, broken };
      }
      const broken = this.judge.judgeState(state) ?? this.timed.judgeState(chronicle.podViews(state));
      if (broken) return { choices, broken };
    }
    return { choices, broken: undefined };
  }

  /**
   * Rules that have become possible are given a time, and a new one when a chart that takes part has moved; those
   * that no longer are possible lose theirs.
   */
  private next(
    due: Map<Rule, Due>,
    state: LazyState,
    chronicle: Chronicle,
    random: Random,
  ): Rule | undefined {
    const enabled = this.run.enabled(state);
    const possible = new Set(enabled);
    for (const rule of due.keys()) if (!possible.has(rule)) due.delete(rule);
    let first: Rule | undefined;
    let earliest = Number.POSITIVE_INFINITY;
    for (const rule of enabled) {
      const known = due.get(rule);
      const partners = partnersOf(rule, state);
      let at = known?.at ?? 0;
      if (!known || !isSame(known.partners, partners)) {
        at = chronicle.now + within(this.delayOf(rule, this.run, state, chronicle), random);
        due.set(rule, { at, partners });
      }
      if (at < earliest) [first, earliest] = [rule, at];
    }
    return first;
  }
}

/** When a rule is to happen, and how the charts stood that must take part in it. */
type Due = { readonly at: number; readonly partners: readonly number[] };

const partnersOf = ({ then }: Rule, state: LazyState): number[] =>
  then.flatMap(({ component, mandatory }) => (mandatory ? [state[component.index]!] : []));

const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.every((local, at) => local === other[at]);

/** tenths of a second */
const within = ({ least, most }: Delay, random: Random): number =>
  least + random.below(Math.round((most - least) * 10) + 1) / 10;
