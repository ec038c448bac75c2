import type { Law } from '../../checker/laws/law.ts';
import { LazyRun, type LazyState } from '../../checker/lazy/lazyRun.ts';
import type { HappeningOf } from '../../checker/reference/ruleRun.ts';
import type { SystemState } from '../../checker/reference/state.ts';
import type { Guard } from '../../checker/system/guard.ts';
import { instanceName, type Rule } from '../../checker/system/rule.ts';
import type { System } from '../../checker/system/system.ts';
import type { TraceStep } from '../../checker/trace/trace.ts';

/** A state of a system, and what happened at once to bring it about. */
export type Moment = {
  readonly state: LazyState;
  /** before anything of it happened; undefined: it is the beginning */
  readonly before: LazyState | undefined;
  /** the step, and the urgent rules that followed at once; at the beginning only these */
  readonly happened: readonly HappeningOf<number>[];
};

/** A system to walk through, and the laws that it is judged by. */
export class Explored {
  readonly system: System;
  readonly laws: readonly Law[];
  private readonly run: LazyRun;

  constructor(system: System, laws: readonly Law[]) {
    this.system = system;
    this.laws = laws;
    this.run = new LazyRun(system);
  }

  begin(): Moment {
    const { state, settling } = this.run.initial();
    return { state, before: undefined, happened: settling };
  }

  /** The steps that are possible, in the order by which paths count them. */
  possible(state: LazyState): readonly Rule[] {
    return this.run.enabled(state);
  }

  step(state: LazyState, rule: Rule): Moment {
    const happened = this.run.fire(rule, state);
    return { state: happened.at(-1)!.after, before: state, happened };
  }

  /** The step of this place; undefined: there is none. */
  next({ state }: Moment, place: number): Moment | undefined {
    const rule = this.possible(state)[place];
    return rule && this.step(state, rule);
  }

  holds(guard: Guard, state: LazyState): boolean {
    return this.run.holds(guard, state);
  }

  snapshots(state: LazyState): SystemState {
    return this.run.snapshots(state);
  }

  /** What happened in a moment, one thing after the other, on the charts. */
  steps({ state, before, happened }: Moment): readonly TraceStep[] {
    let last = this.snapshots(before ?? happened[0]?.after ?? state);
    return happened.map(({ rule, after }) => {
      const step = { rule, before: last, after: this.snapshots(after) };
      last = step.after;
      return step;
    });
  }
}

/** A short text that systems have in common only if they have the same components and rules in the same order. */
export const fingerprintOf = ({ components, rules }: System): string => {
  let hash = 0x811c9dc5;
  const take = (text: string): void => {
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  };
  for (const { name } of components) take(`${name}\n`);
  for (const rule of rules) take(`${rule.actor} ${instanceName(rule)}\n`);
  return (hash >>> 0).toString(16).padStart(8, '0');
};
