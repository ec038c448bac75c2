import type { Compiled } from '../compile/compiled.ts';
import { isEnabled } from '../explore/successors.ts';
import { type Dependence, dependenceOf } from './dependence.ts';

/**
 * Strong stubborn sets: which of the enabled rules are enough. A. Valmari, "Stubborn sets for reduced state
 * space generation" (1989). What is left out commutes with what is taken, and can still happen later.
 */
export class StubbornSets {
  private readonly compiled: Compiled;
  private readonly dependence: Dependence;

  constructor(compiled: Compiled) {
    this.compiled = compiled;
    this.dependence = dependenceOf(compiled);
  }

  /**
   * The fewest enabled rules that will do in a state and that no law sees; `undefined` where there is no such
   * set but all.
   */
  choose(locals: readonly number[], enabled: readonly number[]): readonly number[] | undefined {
    const isOn = new Set(enabled);
    let best: readonly number[] | undefined;
    for (const seed of enabled) {
      if (this.dependence.visible[seed]) continue;
      const chosen = this.closure(seed, locals, isOn, best?.length ?? enabled.length);
      if (chosen) best = chosen;
      if (best?.length === 1) break;
    }
    return best;
  }

  /** The enabled rules of the smallest stubborn set with a rule; `undefined` if they are too many, or seen. */
  private closure(
    seed: number,
    locals: readonly number[],
    isOn: ReadonlySet<number>,
    limit: number,
  ): readonly number[] | undefined {
    const members = new Set([seed]);
    const chosen: number[] = [];
    for (const rule of members) {
      if (isOn.has(rule)) {
        if (this.dependence.visible[rule]) return undefined;
        chosen.push(rule);
        if (chosen.length >= limit) return undefined;
      }
      const needed = isOn.has(rule)
        ? this.dependence.dependent[rule]!
        : this.necessary(rule, locals, members);
      for (const other of needed) members.add(other);
    }
    return chosen;
  }

  /** Rules of which one must happen before a disabled rule can: for whatever it waits for that adds fewest. */
  private necessary(
    rule: number,
    locals: readonly number[],
    members: ReadonlySet<number>,
  ): readonly number[] {
    const { allow, counts } = this.compiled.rules[rule]!;
    const candidates: (readonly number[])[] = [];
    allow.forEach((states, unit) => {
      if (states?.[locals[unit]!] === 0) candidates.push(this.dependence.openers[rule]![unit]!);
    });
    for (const test of counts) {
      const open = isEnabled(this.compiled, { allow: [], counts: [test] }, locals);
      if (!open) candidates.push(this.dependence.changers[test.counter]!);
    }
    const added = (some: readonly number[]): number => some.filter((other) => !members.has(other)).length;
    return candidates.reduce((best, next) => (added(next) < added(best) ? next : best));
  }
}
