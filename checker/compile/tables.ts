import type { AnyMachineSnapshot, EventObject } from 'xstate';
import { type ChartTable, chartTables } from '../charts/chartTable.ts';
import { refuseUnfit } from '../charts/refuseUnfit.ts';
import { eventKey, stateText } from '../charts/stateKey.ts';
import { Refusal } from '../refusal.ts';
import type { AnyComponent } from '../system/component.ts';
import type { Effect } from '../system/effect.ts';
import type { System } from '../system/system.ts';

/**
 * The table of every component of a system. Alphabets are closed under emissions: what a chart emits may
 * send further events to others.
 */
export const systemTables = (system: System): ChartTable[] => {
  for (const chart of new Set(system.components.map((component) => component.chart))) refuseUnfit(chart);
  const alphabets = system.components.map(() => new Map<string, EventObject>());
  const add = ({ component, event }: Effect): boolean => {
    const alphabet = alphabets[component.index]!;
    const key = eventKey(event);
    if (alphabet.has(key)) return false;
    alphabet.set(key, event);
    return true;
  };
  for (const rule of system.rules) rule.then.forEach(add);
  for (;;) {
    const tables = chartTables(system.components, alphabets);
    const grown = emittedEffects(system, tables).filter(add);
    if (grown.length === 0) {
      refuseUnheard(system, tables);
      return tables;
    }
  }
};

const emittedEffects = (system: System, tables: readonly ChartTable[]): Effect[] => {
  const effects: Effect[] = [];
  for (const table of new Set(tables)) {
    for (const { emits } of table.events.values()) {
      for (const emission of new Set(emits.flat()))
        effects.push(...(system.reactions.get(emission.type)?.(emission) ?? []));
    }
  }
  return effects;
};

const refuseUnheard = (system: System, tables: readonly ChartTable[]): void => {
  for (const rule of system.rules) {
    for (const { component, event, mandatory } of rule.then) {
      const taken = tables[component.index]!.events.get(eventKey(event))!.next.some((next) => next >= 0);
      if (mandatory && !taken && !knownEvents(component).has(event.type)) {
        const where = `rule ${rule.name}, ${component.name}`;
        throw new Refusal('CK104', where, `the chart ${component.chart.id} never takes ${eventKey(event)}`);
      }
    }
  }
};

const knownEvents = (component: AnyComponent): Set<string> => new Set(component.chart.events);

/** What predicates said of the states of a table: one that stands for many rules is asked once. */
const answers = new WeakMap<ChartTable, WeakMap<Predicate, Uint8Array>>();

type Predicate = (s: AnyMachineSnapshot) => boolean;

/** Tabulates a predicate over the local states of one component, and refuses one that changes its mind. */
export const tabulate = (component: AnyComponent, table: ChartTable, predicate: Predicate): Uint8Array => {
  const known = answers.get(table) ?? new WeakMap<Predicate, Uint8Array>();
  answers.set(table, known);
  const found = known.get(predicate);
  if (found) return found;
  // of a small chart one asks more often, so that one that throws dice is found out all the same
  const more = Math.max(1, Math.ceil(16 / table.snapshots.length));
  const tabulated = Uint8Array.from(table.snapshots, (snapshot) => {
    const first = predicate(snapshot);
    for (let asked = 0; asked < more; asked++) {
      if (predicate(snapshot) === first) continue;
      throw new Refusal(
        'CK103',
        component.name,
        `a predicate answers both true and false for ${stateText(snapshot)}`,
      );
    }
    return first ? 1 : 0;
  });
  known.set(predicate, tabulated);
  return tabulated;
};
