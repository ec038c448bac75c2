import type { Compiled, CompiledRule } from '../compile/compiled.ts';

/** What rules have to do with each other, from the tables alone; rules by their index. */
export type Dependence = {
  /** by rule: those with which it does not commute, or that it may disable or be disabled by */
  readonly dependent: readonly (readonly number[])[];
  /** by rule and unit: those that may bring the unit where the rule allows it */
  readonly openers: readonly (readonly (readonly number[])[])[];
  /** by counter: the rules that change it */
  readonly changers: readonly (readonly number[])[];
  /** by rule: laws may see that it happens */
  readonly visible: readonly boolean[];
};

export const dependenceOf = (compiled: Compiled): Dependence => {
  const { rules, units, counters } = compiled;
  const changes = rules.map((rule) => counters.map((_, counter) => changesCounter(compiled, rule, counter)));
  const among = (test: (rule: number) => boolean): number[] =>
    rules.flatMap((_, rule) => (test(rule) ? [rule] : []));
  return {
    dependent: rules.map((one, at) =>
      among((other) => other !== at && areDependent(one, rules[other]!, changes[at]!, changes[other]!)),
    ),
    openers: rules.map(({ allow }) =>
      units.map((_, unit) => {
        const wanted = allow[unit];
        return wanted ? among((other) => mayOpen(rules[other]!, unit, wanted)) : [];
      }),
    ),
    changers: counters.map((_, counter) => among((rule) => changes[rule]![counter]!)),
    visible: rules.map((rule, at) => isVisible(compiled, rule, changes[at]!)),
  };
};

const areDependent = (
  one: CompiledRule,
  two: CompiledRule,
  onesChanges: readonly boolean[],
  twosChanges: readonly boolean[],
): boolean => {
  const together = one.allow.every((states, unit) => {
    const others = two.allow[unit];
    return !states || !others || states.some((allowed, local) => (allowed & others[local]!) === 1);
  });
  if (!together) return false;
  const tests = ({ counts }: CompiledRule, changed: readonly boolean[]): boolean =>
    counts.some(({ counter }) => changed[counter]);
  if (tests(one, twosChanges) || tests(two, onesChanges)) return true;
  return one.next.some((_, unit) => !commuteIn(one, two, unit));
};

/** Wherever both are allowed in a unit: neither forbids the other, and both orders lead to the same state. */
const commuteIn = (one: CompiledRule, two: CompiledRule, unit: number): boolean => {
  const [onesNext, twosNext] = [one.next[unit], two.next[unit]];
  const size = (onesNext ?? twosNext)?.length ?? 0;
  const allows = (rule: CompiledRule, local: number): boolean => rule.allow[unit]?.[local] !== 0;
  for (let local = 0; local < size; local++) {
    if (!allows(one, local) || !allows(two, local)) continue;
    const afterOne = onesNext?.[local] ?? local;
    const afterTwo = twosNext?.[local] ?? local;
    if (!allows(two, afterOne) || !allows(one, afterTwo)) return false;
    if ((twosNext?.[afterOne] ?? afterOne) !== (onesNext?.[afterTwo] ?? afterTwo)) return false;
  }
  return true;
};

const mayOpen = (rule: CompiledRule, unit: number, wanted: Uint8Array): boolean =>
  rule.next[unit]?.some(
    (to, local) => rule.allow[unit]?.[local] !== 0 && wanted[local] === 0 && wanted[to] === 1,
  ) ?? false;

const changesCounter = (compiled: Compiled, rule: CompiledRule, counter: number): boolean =>
  compiled.counters[counter]!.weights.some(
    (weights, unit) => weights && changesIn(rule, unit, (local) => weights[local]!),
  );

/** Does a rule change what is seen of a unit, in some local state that it allows? */
const changesIn = (rule: CompiledRule, unit: number, seen: (local: number) => number): boolean =>
  rule.next[unit]?.some((to, local) => rule.allow[unit]?.[local] !== 0 && seen(local) !== seen(to)) ?? false;

const isVisible = (compiled: Compiled, rule: CompiledRule, changes: readonly boolean[]): boolean => {
  const { units, watches, joints } = compiled;
  return (
    rule.notes.some((notes) => notes?.some((set) => set !== 0)) ||
    units.some(({ stateNotes }, unit) => changesIn(rule, unit, (local) => stateNotes[local]!)) ||
    watches.some(
      ({ allow, counts }) =>
        counts.some(({ counter }) => changes[counter]) ||
        allow.some((states, unit) => states && changesIn(rule, unit, (local) => states[local]!)),
    ) ||
    joints.some(
      ({ when, parts }) =>
        when?.has(rule.rule) || parts.some(({ unit, ids }) => changesIn(rule, unit, (local) => ids[local]!)),
    )
  );
};
