import type { Compiled } from '../compile/compiled.ts';
import { jointAsymmetry } from '../symmetry/jointLaws.ts';
import type { Permutation } from '../symmetry/permutation.ts';
import { urgentAsymmetry } from '../symmetry/urgentRules.ts';
import type { Rule } from '../system/rule.ts';
import { coloured } from './colours.ts';
import { Texts } from './texts.ts';

/**
 * Are two units interchangeable? The permutation that exchanges them if the tables prove it, else why not: every rule
 * and every condition of a law must have its counterpart among those that there are, word by word.
 */
export const exchangeOf = (compiled: Compiled, one: number, other: number): Permutation | string => {
  const units = compiled.units.map((_, unit) => (unit === one ? other : unit === other ? one : unit));
  const name = compiled.units[one]!.name;
  const otherName = compiled.units[other]!.name;
  const names = { [name]: otherName, [otherName]: name };
  const states = counterparts(compiled, units);
  if (!states) return 'they do not do the same';
  const rules = pairedRules(compiled, { units, states, rules: new Map() }, (each) => renamed(names, each));
  if (typeof rules === 'string') return rules;
  const permutation = { units, states, rules };
  const ruleOf = (rule: Rule): Rule => rules.get(rule) ?? rule;
  return urgentAsymmetry(compiled, { ruleOf }) ?? jointAsymmetry(compiled, permutation) ?? permutation;
};

/** By unit: which local state of its counterpart does the same as each of its own. */
const counterparts = (compiled: Compiled, units: readonly number[]): Int32Array[] | undefined => {
  const [here, there] = coloured(compiled, [compiled.units.map((_, unit) => unit), units]);
  const states = units.map((to, unit) => paired(here![unit]!, there![to]!));
  return states.every((images) => images !== undefined) ? (states as Int32Array[]) : undefined;
};

/** Equal colours are paired in their order; `undefined` if there are not equally many. */
const paired = (here: Int32Array, there: Int32Array): Int32Array | undefined => {
  const places = new Map<number, number[]>();
  there.forEach((colour, local) => {
    places.set(colour, [...(places.get(colour) ?? []), local]);
  });
  const images = here.map((colour) => places.get(colour)?.shift() ?? -1);
  return images.includes(-1) || here.length !== there.length ? undefined : images;
};

/** Where the rules go; a text if some rule, condition or beginning has no counterpart. */
const pairedRules = (
  compiled: Compiled,
  permutation: Permutation,
  rename: (name: string) => string,
): Map<Rule, Rule> | string => {
  const { rules, urgent, watches, initial, units } = compiled;
  const texts = new Texts(compiled, permutation, rename);
  const isWrong = units.some(
    ({ stateNotes }, unit) =>
      permutation.states[unit]![initial[unit]!] !== initial[permutation.units[unit]!] ||
      stateNotes.some(
        (set, local) =>
          set !== units[permutation.units[unit]!]!.stateNotes[permutation.states[unit]![local]!],
      ),
  );
  if (isWrong) return 'they do not begin alike, or laws see them differently';
  const pairs = new Map<Rule, Rule>();
  for (const flats of [rules, urgent]) {
    const open = new Map<string, Rule[]>();
    for (const flat of flats) {
      const text = texts.of(flat);
      open.set(text, [...(open.get(text) ?? []), flat.rule]);
    }
    for (const flat of flats) {
      const image = texts.ofImage(flat);
      const there = image === undefined ? undefined : open.get(image)?.pop();
      if (!there) return `${flat.rule.name} is not the same for both`;
      pairs.set(flat.rule, there);
    }
  }
  const left = watches.map((watch) => `${watch.law} ${watch.what} ${texts.ofCondition(watch)}`);
  for (const watch of watches) {
    const image = `${watch.law} ${watch.what} ${texts.ofImageOfCondition(watch)}`;
    if (!left.includes(image)) return 'a law asks them different things';
    left.splice(left.indexOf(image), 1);
  }
  return pairs;
};

/** Names of parts begin with the name of the member that they belong to. */
const renamed = (names: { readonly [member: string]: string }, name: string): string => {
  const member = Object.keys(names).find((each) => name === each || name.startsWith(`${each}.`));
  return member === undefined ? name : names[member]! + name.slice(member.length);
};
