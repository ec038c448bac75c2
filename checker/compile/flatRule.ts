import type { AnyMachineSnapshot } from 'xstate';
import type { ChartTable } from '../charts/chartTable.ts';
import { eventKey } from '../charts/stateKey.ts';
import { Refusal } from '../refusal.ts';
import type { AnyComponent } from '../system/component.ts';
import type { Effect, Emission } from '../system/effect.ts';
import type { Guard } from '../system/guard.ts';
import { instanceName, type Rule } from '../system/rule.ts';
import type { Sight } from '../system/sight.ts';
import type { System } from '../system/system.ts';
import { alternatives } from './alternatives.ts';
import type { Counters, CountTest } from './counter.ts';
import { tabulate } from './tables.ts';

export type Together = {
  readonly components: readonly AnyComponent[];
  readonly predicate: (...snapshots: AnyMachineSnapshot[]) => boolean;
  readonly wanted: boolean;
  /** by component, all that the predicate reads of it; absent: it may read anything */
  readonly sights?: readonly (Sight | undefined)[];
};

/** A conjunction of what single components, groups and counters must satisfy. Absent: no condition. */
export type Condition = {
  /** by component index: which local states are allowed */
  readonly allow: ReadonlyMap<number, Uint8Array>;
  readonly together: readonly Together[];
  readonly counts: readonly CountTest[];
};

/**
 * A rule instance with everything decided in advance: one alternative of its guard, one choice of what the
 * charts emit. At most one flat rule of an instance is enabled in a state.
 */
export type FlatRule = Condition & {
  readonly rule: Rule;
  /** by component index: where each local state goes */
  readonly next: ReadonlyMap<number, Int32Array>;
  /** what the rule sends, and what the emissions on the way send in turn */
  readonly effects: readonly Effect[];
};

/** A guard as conditions of which at most one holds. */
export const conditions = (
  guard: Guard,
  where: string,
  tables: readonly ChartTable[],
  counters: Counters,
): Condition[] =>
  alternatives(guard, where).flatMap((literals) => {
    const allow = new Map<number, Uint8Array>();
    const together: Together[] = [];
    const counts: CountTest[] = [];
    for (const literal of literals) {
      if (literal.kind === 'count') {
        counts.push(counters.test(literal, where));
      } else if (literal.kind === 'together') {
        together.push(literal);
      } else {
        const { component, predicate, wanted } = literal;
        const table = tables[component.index]!;
        const holds = tabulate(component, table, predicate);
        restrict(allow, component.index, holds.length, (id) => (holds[id] === 1) === wanted);
      }
    }
    return satisfiable(allow) ? [{ allow, together, counts }] : [];
  });

/** Every rule of the system, flat. */
export const flatRules = (system: System, tables: readonly ChartTable[], counters: Counters): FlatRule[] =>
  system.rules.flatMap((rule) =>
    conditions(rule.when, `rule ${rule.name}`, tables, counters).flatMap((condition) =>
      withEffects(system, tables, { ...condition, rule, next: new Map(), effects: [] }, rule.then, 0),
    ),
  );

const withEffects = (
  system: System,
  tables: readonly ChartTable[],
  flat: FlatRule,
  effects: readonly Effect[],
  from: number,
): FlatRule[] => {
  const effect = effects[from];
  if (!effect) return [{ ...flat, effects }];
  const { component, event, mandatory } = effect;
  const { index } = component;
  if (flat.next.has(index)) {
    throw new Refusal('CK202', `rule ${instanceName(flat.rule)}`, `${component.name} takes part twice`);
  }
  const table = tables[index]!.events.get(eventKey(event))!;
  const next = new Map(flat.next).set(
    index,
    table.next.map((to, id) => (to < 0 ? id : to)),
  );
  const taken = (id: number): readonly Emission[] => (table.next[id]! < 0 ? [] : table.emits[id]!);
  return [...emissionClasses(table.next.length, taken)].flatMap(([key, emissions]) => {
    const allow = new Map(flat.allow);
    restrict(
      allow,
      index,
      table.next.length,
      (id) => (!mandatory || table.next[id]! >= 0) && textOf(taken(id)) === key,
    );
    if (!satisfiable(allow)) return [];
    const more = emissions.flatMap((emission) => system.reactions.get(emission.type)?.(emission) ?? []);
    return withEffects(system, tables, { ...flat, allow, next }, [...effects, ...more], from + 1);
  });
};

const emissionClasses = (
  size: number,
  emissionsAt: (id: number) => readonly Emission[],
): Map<string, readonly Emission[]> => {
  const classes = new Map<string, readonly Emission[]>();
  for (let id = 0; id < size; id++) classes.set(textOf(emissionsAt(id)), emissionsAt(id));
  return classes;
};

const textOf = (emissions: readonly Emission[]): string =>
  emissions.length === 0 ? '' : JSON.stringify(emissions);

const restrict = (
  allow: Map<number, Uint8Array>,
  index: number,
  size: number,
  keep: (id: number) => boolean,
): void => {
  const before = allow.get(index);
  const after = new Uint8Array(size);
  for (let id = 0; id < size; id++) after[id] = (!before || before[id] === 1) && keep(id) ? 1 : 0;
  if (before || after.includes(0)) allow.set(index, after);
};

const satisfiable = (allow: ReadonlyMap<number, Uint8Array>): boolean =>
  [...allow.values()].every((states) => states.includes(1));
