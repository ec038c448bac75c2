import type { ChartTable } from '../charts/chartTable.ts';
import type { Law } from '../laws/law.ts';
import { NoteSets } from '../laws/note.ts';
import { Refusal } from '../refusal.ts';
import type { Guard } from '../system/guard.ts';
import type { System } from '../system/system.ts';
import type { View } from '../system/view.ts';
import { looksLike } from './alike.ts';
import { type ComponentCounter, Counters } from './counter.ts';
import { enumerateSystem } from './enumerateSystem.ts';
import { type FlatRule, flatRules } from './flatRule.ts';
import { judgeUnit, type UnitJudgement } from './judgeUnit.ts';
import {
  asWatches,
  invariantWatches,
  livenessWaits,
  type WaitFlat,
  type WatchFlat,
} from './lawConditions.ts';
import { systemTables } from './tables.ts';
import type { Unit } from './unit.ts';

/** A state in which a system may come to rest: `all Pods are gone`. */
export type NamedEnd = { readonly name: string; readonly when: Guard };

/**
 * A system enumerated unit by unit, each under any environment, with what every law says of its local states and
 * steps: what `assemble` makes a compiled system of, for these laws or for some of them.
 */
export type Tabulated = {
  readonly system: System;
  readonly laws: readonly Law[];
  readonly tables: readonly ChartTable[];
  readonly counters: readonly ComponentCounter[];
  readonly rules: readonly FlatRule[];
  readonly watches: readonly WatchFlat[];
  readonly goals: readonly WaitFlat[];
  readonly triggers: readonly WaitFlat[];
  readonly ends: readonly WatchFlat[];
  readonly endNames: readonly string[];
  readonly units: readonly TabulatedUnit[];
  readonly noteSets: NoteSets;
};

export type TabulatedUnit = {
  readonly unit: Unit;
  readonly judgement: UnitJudgement;
  readonly isGroup: boolean;
};

/** Everything flat, in the order in which `Unit.rules` numbers it. */
export const flatsOf = ({ rules, watches, goals, triggers, ends }: Omit<Tabulated, 'units'>): FlatRule[] => [
  ...rules,
  ...watches,
  ...goals,
  ...triggers,
  ...ends,
];

/** Tabulates a system and all that the laws say of it. Refuses (`Refusal`, coded) what cannot be checked. */
export const tabulate = (
  system: System,
  laws: readonly Law[],
  namedEnds: readonly NamedEnd[] = [],
): Tabulated => {
  refuseUnknownViews(system, laws);
  const tables = systemTables(system);
  const counters = new Counters(tables);
  const rules = flatRules(system, tables, counters);
  const watches = invariantWatches(laws, tables, counters);
  const { goals, triggers } = livenessWaits(system, laws, tables, counters);
  const ends = namedEnds.flatMap(({ name, when }, index) =>
    asWatches(when, index, 'end', name, tables, counters),
  );
  const noteSets = new NoteSets();
  const endNames = namedEnds.map(({ name }) => name);
  const flat = { rules, watches, goals, triggers, ends, endNames };
  const whole = { system, laws, tables, counters: counters.all, noteSets, ...flat };
  const flats = flatsOf(whole);
  const judged: (TabulatedUnit & { readonly views: readonly View[] })[] = [];
  for (const { unit, isGroup } of enumerateSystem(system, tables, flats, counters.all)) {
    const views = system.views.filter((view) =>
      view.components.every(({ index }) => unit.components.includes(index)),
    );
    const alike = judged.find((other) => looksLike({ unit, views }, other, laws, flats));
    const judgement = judgeUnit(unit, views, laws, tables, flats, noteSets, alike?.judgement);
    judged.push({ unit, views, isGroup, judgement });
  }
  return { ...whole, units: judged.map(({ unit, isGroup, judgement }) => ({ unit, isGroup, judgement })) };
};

const refuseUnknownViews = (system: System, laws: readonly Law[]): void => {
  const kinds = system.viewKinds;
  const seen = new Set<string>();
  for (const law of laws) {
    if (seen.has(law.id)) throw new Refusal('CK201', `law ${law.id}`, 'this name is used twice');
    seen.add(law.id);
    const of = law.kind === 'joint' ? law.sees.map((part) => part.of) : 'of' in law ? [law.of] : [];
    const unknown = of.find((kind) => !kinds.has(kind));
    if (unknown) throw new Refusal('CK207', `law ${law.id}`, `the system has no view of a ${unknown}`);
  }
};
