import type { Compiled, CompiledCondition, CompiledRule } from '../compile/compiled.ts';
import type { Rule } from '../system/rule.ts';

/**
 * What the compiler may have split into several: a rule instance, or what a law watches. Whole
 * instances are compared, since a split need not be symmetric.
 */
export type Instance = {
  readonly name: string;
  /** undefined for a law, which every permutation must leave as it is */
  readonly rule: Rule | undefined;
  readonly flats: readonly (CompiledCondition & Partial<Pick<CompiledRule, 'next' | 'notes'>>)[];
};

export const instancesOf = (compiled: Compiled): Instance[] => {
  const rules = new Map<Rule, CompiledRule[]>();
  for (const flat of [...compiled.rules, ...compiled.urgent])
    rules.set(flat.rule, [...(rules.get(flat.rule) ?? []), flat]);
  const ofLaws = new Map<string, CompiledCondition[]>();
  const add = (what: string, conditions: readonly (CompiledCondition & { readonly law: number })[]): void => {
    for (const condition of conditions) {
      const name = `law ${compiled.laws[condition.law]!.id}, ${what}`;
      ofLaws.set(name, [...(ofLaws.get(name) ?? []), condition]);
    }
  };
  for (const what of ['broken', 'witnessed'] as const)
    add(
      what,
      compiled.watches.filter((watch) => watch.what === what),
    );
  for (const { name, conditions } of compiled.ends) ofLaws.set(`end ${name}`, [...conditions]);
  return [
    ...[...rules].map(([rule, flats]) => ({ name: rule.name, rule, flats })),
    ...[...ofLaws].map(([name, flats]) => ({ name, rule: undefined, flats })),
  ];
};
