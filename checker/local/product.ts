import type { Compiled, CompiledCondition, CompiledRule, CompiledWait, Watch } from '../compile/compiled.ts';
import type { CountTest } from '../compile/counter.ts';
import type { Law } from '../laws/law.ts';
import type { Rule } from '../system/rule.ts';

/** Some units of a system among others that may do anything, as a system of its own. */
export type Product = {
  readonly compiled: Compiled;
  /** the units of the system that it consists of */
  readonly kept: ReadonlySet<number>;
  /** by rule of the product: the rule that it is the share of */
  readonly origins: readonly CompiledRule[];
};

/** What some units are judged by: laws whose notes their tables carry, or what a liveness law waits for. */
export type LocalLaws = {
  readonly laws: readonly Law[];
  readonly goals: readonly CompiledWait[];
  readonly triggers: readonly CompiledWait[];
  readonly watches: readonly Watch[];
};

/**
 * The share that some units have in a system: every run of the system, seen from these units, is a run of it. A rule
 * that reads others may happen whenever these units allow it, and is not fair, since it may never happen. That others
 * hold up an urgent rule cannot be said in such a system: `undefined` if one that moves these units reads others. Of a
 * rule that is strongly fair also the steps count that leave these units as they are: it has its turn with them, too.
 */
export const productOf = (
  compiled: Compiled,
  inside: ReadonlySet<number>,
  judging: LocalLaws,
): Product | undefined => {
  const kept = [...inside].sort((a, b) => a - b);
  const foreign = new Set<Rule>();
  for (const flat of [...compiled.rules, ...compiled.urgent])
    if (readsOthers(compiled, flat, inside)) foreign.add(flat.rule);
  const urgent = compiled.urgent.filter((flat) => touches(flat, inside));
  if (urgent.some((flat) => readsOthers(compiled, flat, inside))) return undefined;
  const strong = new Set(
    compiled.rules.flatMap((flat) =>
      flat.rule.fair === 'strong' && !foreign.has(flat.rule) && touches(flat, inside) ? [flat.rule] : [],
    ),
  );
  const origins = compiled.rules.filter((flat) => touches(flat, inside) || strong.has(flat.rule));
  const unfair = new Map<Rule, Rule>([...foreign].map((rule) => [rule, { ...rule, fair: false }]));
  const share = (flat: CompiledRule): CompiledRule => ({
    ...conditionIn(compiled, flat, kept, inside),
    rule: unfair.get(flat.rule) ?? flat.rule,
    effects: flat.effects,
    next: kept.map((unit) => flat.next[unit]),
    notes: kept.map((unit) => flat.notes[unit]),
  });
  const waits = (conditions: readonly CompiledWait[]): CompiledWait[] =>
    conditions.map((condition) => ({
      ...conditionIn(compiled, condition, kept, inside),
      law: 0,
      subject: 0,
    }));
  return {
    origins,
    kept: inside,
    compiled: {
      ...compiled,
      laws: judging.laws,
      units: kept.map((unit) => compiled.units[unit]!),
      rules: origins.map(share),
      urgent: urgent.map(share),
      counters: compiled.counters.map(({ weights, most }) => ({
        weights: kept.map((unit) => weights[unit]),
        most,
      })),
      watches: judging.watches.map((watch) => ({
        ...conditionIn(compiled, watch, kept, inside),
        law: watch.law,
        what: watch.what,
      })),
      goals: waits(judging.goals),
      triggers: waits(judging.triggers),
      ends: [],
      joints: [],
      initial: kept.map((unit) => compiled.initial[unit]!),
    },
  };
};

/**
 * A rule does something to one of these units: moves it, or has a law take note of what it does there, which may be a step
 * between local states that are told apart no more.
 */
export const touches = ({ next, notes }: CompiledRule, units: ReadonlySet<number>): boolean =>
  next.some((table, unit) => (table !== undefined || notes[unit] !== undefined) && units.has(unit));

/** Does a condition hang on units outside? */
const readsOthers = (
  compiled: Compiled,
  condition: CompiledCondition,
  inside: ReadonlySet<number>,
): boolean => unitsRead(compiled, condition).some((unit) => !inside.has(unit));

/** The units that decide whether a condition holds. */
export const unitsRead = (compiled: Compiled, { allow, counts }: CompiledCondition): number[] =>
  compiled.units.flatMap((_, unit) =>
    allow[unit] || counts.some((test) => countsIn(compiled, test, unit)) ? [unit] : [],
  );

const countsIn = ({ counters }: Compiled, { counter }: CountTest, unit: number): boolean =>
  counters[counter]!.weights[unit] !== undefined;

const conditionIn = (
  compiled: Compiled,
  { allow, counts }: CompiledCondition,
  kept: readonly number[],
  inside: ReadonlySet<number>,
): CompiledCondition => ({
  allow: kept.map((unit) => allow[unit]),
  counts: counts.filter((test) =>
    compiled.units.every((_, unit) => inside.has(unit) || !countsIn(compiled, test, unit)),
  ),
});
