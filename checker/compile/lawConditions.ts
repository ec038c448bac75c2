import type { ChartTable } from '../charts/chartTable.ts';
import { isLiveness, type Law } from '../laws/law.ts';
import { obligationsOf } from '../laws/obligation.ts';
import { type Guard, not } from '../system/guard.ts';
import type { Rule } from '../system/rule.ts';
import type { System } from '../system/system.ts';
import type { Watch } from './compiled.ts';
import type { Counters } from './counter.ts';
import { conditions, type FlatRule } from './flatRule.ts';

/** A condition that a law or an end is about, flat like a rule that moves nothing. */
export type WatchFlat = FlatRule & {
  /** index of the law, or of the end */
  readonly law: number;
  readonly what: Watch['what'] | 'goal' | 'trigger' | 'end';
};

/** What a liveness law waits for or from, by the view that it is about. */
export type WaitFlat = WatchFlat & { readonly subject: number };

/** When an invariant is broken, and when it is put to the test. */
export const invariantWatches = (
  laws: readonly Law[],
  tables: readonly ChartTable[],
  counters: Counters,
): WatchFlat[] =>
  laws.flatMap((law, index) =>
    law.kind === 'invariant'
      ? [
          ...asWatches(not(law.holds), index, 'broken', law.id, tables, counters),
          ...(law.witness ? asWatches(law.witness, index, 'witnessed', law.id, tables, counters) : []),
        ]
      : [],
  );

/** The goals and triggers of the liveness laws. */
export const livenessWaits = (
  system: System,
  laws: readonly Law[],
  tables: readonly ChartTable[],
  counters: Counters,
): { readonly goals: WaitFlat[]; readonly triggers: WaitFlat[] } => {
  const waits = laws.flatMap((law, index) =>
    isLiveness(law)
      ? obligationsOf(law, system).map((obligation) => ({ ...obligation, id: law.id, law: index }))
      : [],
  );
  const flats = (guard: Guard, what: 'goal' | 'trigger', { id, law, subject }: (typeof waits)[number]) =>
    asWatches(guard, law, what, id, tables, counters).map((flat) => ({ ...flat, subject }));
  return {
    goals: waits.flatMap((wait) => flats(wait.goal, 'goal', wait)),
    triggers: waits.flatMap((wait) => (wait.trigger ? flats(wait.trigger, 'trigger', wait) : [])),
  };
};

export const asWatches = (
  guard: Guard,
  law: number,
  what: WatchFlat['what'],
  id: string,
  tables: readonly ChartTable[],
  counters: Counters,
): WatchFlat[] => {
  const rule: Rule = {
    name: `law ${id}`,
    args: [],
    about: [],
    actor: '',
    fair: false,
    urgent: undefined,
    when: guard,
    then: [],
    facts: {},
  };
  return conditions(guard, rule.name, tables, counters).map((condition) => ({
    ...condition,
    rule,
    next: new Map(),
    effects: [],
    law,
    what,
  }));
};
