import type { Compiled } from '../compile/compiled.ts';
import type { Rule } from '../system/rule.ts';
import type { Identified } from '../system/system.ts';

/**
 * A permutation of the units of a compiled system: where each unit goes, and which local state of the unit
 * there stands for each of its local states.
 */
export type Permutation = {
  readonly units: readonly number[];
  /** by unit: for each local state, the local state of its image; -1 where no search can get */
  readonly states: readonly Int32Array[];
  /** where the rules go that are not where they were */
  readonly rules: ReadonlyMap<Rule, Rule>;
};

/** The names of units, components and rules that a swap of two members exchanges. */
export type Swap = {
  readonly units: readonly number[];
  readonly ruleOf: (rule: Rule) => Rule | undefined;
};

/** The exchange of two members of a family: their units, and the rules that are about them. */
export const swapOf = (compiled: Compiled, first: Identified, second: Identified): Swap | string => {
  const one = unitOf(compiled, first);
  const two = unitOf(compiled, second);
  if (one === undefined || two === undefined) return `${first.name} or ${second.name} has no unit of its own`;
  if (one === two) return `${first.name} and ${second.name} are parts of one group`;
  const { components } = compiled.system;
  const names = new Map<string, string>();
  const exchange = (left: string, right: string): void => {
    names.set(left, right);
    names.set(right, left);
  };
  const partsOfOne = compiled.units[one]!.components;
  const partsOfTwo = compiled.units[two]!.components;
  if (partsOfOne.length !== partsOfTwo.length)
    return `${first.name} and ${second.name} differ in their parts`;
  exchange(compiled.units[one]!.name, compiled.units[two]!.name);
  partsOfOne.forEach((part, at) => {
    exchange(components[part]!.name, components[partsOfTwo[at]!]!.name);
  });
  const keyOf = (rule: Rule, about: readonly string[]): string => `${rule.name} ${about.join()}`;
  const rules = new Map(compiled.system.rules.map((rule) => [keyOf(rule, rule.about), rule]));
  return {
    units: compiled.units.map((_, unit) => (unit === one ? two : unit === two ? one : unit)),
    ruleOf: (rule) =>
      rules.get(
        keyOf(
          rule,
          rule.about.map((name) => names.get(name) ?? name),
        ),
      ),
  };
};

const unitOf = ({ units, system }: Compiled, member: Identified): number | undefined => {
  const at = units.findIndex(
    ({ name, components }) =>
      name === member.name || components.some((index) => system.components[index]!.name === member.name),
  );
  return at < 0 ? undefined : at;
};

export const identity = (compiled: Compiled): Permutation => ({
  units: compiled.units.map((_, unit) => unit),
  states: compiled.units.map(({ size }) => Int32Array.from({ length: size }, (_, local) => local)),
  rules: new Map(),
});

/** First `before`, then `after`. */
export const composed = (after: Permutation, before: Permutation): Permutation => ({
  units: before.units.map((unit) => after.units[unit]!),
  states: before.states.map((images, unit) => {
    const next = after.states[before.units[unit]!]!;
    return images.map((local) => (local < 0 ? -1 : next[local]!));
  }),
  rules: new Map(
    [...new Set([...before.rules.keys(), ...after.rules.keys()])].map((rule) => {
      const between = before.rules.get(rule) ?? rule;
      return [rule, after.rules.get(between) ?? between];
    }),
  ),
});

export const areEqual = (left: Permutation, right: Permutation): boolean =>
  left.units.every((unit, at) => unit === right.units[at]) &&
  left.states.every((images, unit) => images.every((local, at) => local === right.states[unit]![at]));

/** The image of a state of the system, given by the local states of its units. */
export const permuted = (permutation: Permutation, locals: ArrayLike<number>): number[] => {
  const image: number[] = [];
  permutation.units.forEach((to, unit) => {
    image[to] = permutation.states[unit]![locals[unit]!]!;
  });
  return image;
};
