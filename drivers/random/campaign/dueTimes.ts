import type { LazyRun, LazyState } from '../../../checker/lazy/lazyRun.ts';
import type { Random } from '../../../checker/simulate/random.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import type { Chronicle } from './chronicle.ts';
import { type Delay, type DelayOf, delaysOf } from './timing.ts';

/**
 * When the rules that can happen will: of those the first does. A rule that has become possible is given a time, and a
 * new one when a chart that takes part in it has moved; one that no longer is possible loses it.
 */
export class DueTimes {
  private readonly run: LazyRun;
  private readonly delays: readonly DelayOf[];
  /** by rule, the charts that must take part */
  private readonly partners: readonly (readonly number[])[];
  /** by rule: when it is due, how its partners stood when that was drawn, and in which round it was possible last */
  private readonly times: Float64Array;
  private readonly stood: readonly number[][];
  private readonly rounds: Float64Array;
  private round = 0;

  constructor(run: LazyRun) {
    this.run = run;
    const delayOf = delaysOf(run);
    const rules = [...run.system.rules].sort((a, b) => run.positionOf(a) - run.positionOf(b));
    this.delays = rules.map(delayOf);
    this.partners = rules.map(({ then }) =>
      then.filter(({ mandatory }) => mandatory).map(({ component }) => component.index),
    );
    this.times = new Float64Array(rules.length);
    this.stood = rules.map(() => []);
    this.rounds = new Float64Array(rules.length).fill(-1);
  }

  /** A new life: nothing has a time. */
  begin(): void {
    this.round += 2;
  }

  /** What happens next, and when. */
  next(
    state: LazyState,
    chronicle: Chronicle,
    random: Random,
  ): { readonly rule: Rule; readonly at: number } | undefined {
    this.round += 1;
    let first: Rule | undefined;
    let earliest = Number.POSITIVE_INFINITY;
    for (const rule of this.run.enabled(state)) {
      const at = this.timeOf(this.run.positionOf(rule), state, chronicle, random);
      if (at < earliest) {
        first = rule;
        earliest = at;
      }
    }
    return first && { rule: first, at: Math.max(chronicle.now, earliest) };
  }

  /** It has happened: should it be possible again, it is given a new time. */
  happened(rule: Rule): void {
    this.rounds[this.run.positionOf(rule)] = -1;
  }

  private timeOf(rule: number, state: LazyState, chronicle: Chronicle, random: Random): number {
    const wasPossible = this.rounds[rule] === this.round - 1;
    this.rounds[rule] = this.round;
    if (!this.haveMoved(rule, state) && wasPossible) return this.times[rule]!;
    const at = chronicle.now + within(this.delays[rule]!(state, chronicle), random);
    this.times[rule] = at;
    return at;
  }

  /** Have the partners moved since the last time? */
  private haveMoved(rule: number, state: LazyState): boolean {
    const partners = this.partners[rule]!;
    const stood = this.stood[rule]!;
    let have = false;
    for (let at = 0; at < partners.length; at++) {
      const local = state[partners[at]!]!;
      if (stood[at] === local) continue;
      stood[at] = local;
      have = true;
    }
    return have;
  }
}

/** tenths of a second */
const within = ({ least, most }: Delay, random: Random): number =>
  least + random.below(Math.round((most - least) * 10) + 1) / 10;
