import type { Compiled, CompiledRule } from '../compile/compiled.ts';
import type { Rule } from '../system/rule.ts';
import { type Act, isAllowed, noteOf, targetOf } from './acts.ts';
import type { Label } from './hiddenSteps.ts';
import type { Relation } from './relations.ts';

/** Writes the steps of a quotient as rules. */
export class Emitted {
  private readonly compiled: Compiled;
  private readonly unit: number;
  private readonly size: number;

  constructor(compiled: Compiled, unit: number, size: number) {
    this.compiled = compiled;
    this.unit = unit;
    this.size = size;
  }

  /** A relation as rules that each lead to one class: as many as there are choices. */
  rules({ kind, guard, targets }: Relation, labels: readonly Label[]): CompiledRule[] {
    const { size } = this;
    const label = typeof kind === 'number' ? labels[kind]! : undefined;
    const flat = label?.act.flat ?? this.alone(kind === 'settles');
    const choices = Math.max(...[...targets.values()].map(({ length }) => length));
    return Array.from({ length: choices }, (_, choice) => {
      const allow = new Uint8Array(size);
      const next = Int32Array.from({ length: size }, (__, own) => own);
      for (const [own, each] of targets) {
        const target = each[choice];
        if (target === undefined) continue;
        allow[own] = 1;
        next[own] = target;
      }
      return {
        ...flat,
        allow: this.with(this.guarded(flat, guard), allow.includes(0) ? allow : undefined),
        next: this.with(flat.next, next.some((target, own) => target !== own) ? next : undefined),
        notes: this.with(flat.notes, label?.note ? new Int32Array(size).fill(label.note) : undefined),
      };
    });
  }

  /** An urgent rule in which others take part: what it is to all members of a class. */
  urgent(act: Act, classes: Int32Array, representatives: readonly number[]): CompiledRule {
    const { flat } = act;
    const allow = Uint8Array.from(representatives, (local) => (isAllowed(act, local) ? 1 : 0));
    const next = Int32Array.from(representatives, (local) => classes[targetOf(act, local)]!);
    const notes = Int32Array.from(representatives, (local) => noteOf(act, local));
    return {
      ...flat,
      allow: this.with(flat.allow, allow.includes(0) ? allow : undefined),
      next: this.with(flat.next, next.some((target, own) => allow[own] && target !== own) ? next : undefined),
      notes: this.with(flat.notes, notes.some((set) => set !== 0) ? notes : undefined),
    };
  }

  private guarded(flat: CompiledRule, guard: Relation['guard']): CompiledRule['allow'] {
    if (!guard) return flat.allow;
    return flat.allow.map((allow, at) => {
      if (at !== guard.unit) return allow;
      return allow ? allow.map((is, local) => is & guard.locals[local]!) : guard.locals;
    });
  }

  private with<T>(tables: readonly (T | undefined)[], own: T | undefined): (T | undefined)[] {
    return tables.map((table, at) => (at === this.unit ? own : table));
  }

  /** A rule in which nobody else takes part: several of the system's may be in it. */
  private alone(isUrgent: boolean): CompiledRule {
    const { units } = this.compiled;
    const { name } = units[this.unit]!;
    const rule: Rule = {
      name: isUrgent ? 'hidden settling' : 'hidden steps',
      args: [],
      about: [name],
      actor: name,
      fair: true,
      urgent: isUrgent ? 0 : undefined,
      when: { kind: 'all', guards: [] },
      then: [],
      facts: {},
    };
    const nothing = units.map(() => undefined);
    return { rule, effects: [], allow: nothing, counts: [], next: nothing, notes: nothing };
  }
}
