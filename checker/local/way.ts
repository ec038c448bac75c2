import type { Compiled } from '../compile/compiled.ts';
import type { Search } from '../explore/search.ts';
import { instanceName, type Rule } from '../system/rule.ts';
import { choicesTo } from '../trace/decode.ts';
import { choiceOf } from '../trace/trace.ts';
import { type Product, touches } from './product.ts';

/** A way of some units, as names of steps of the whole system, and which steps are of others alone. */
export type Way = { readonly path: readonly string[]; readonly isElsewhere: (rule: Rule) => boolean };

/** The way to a state of a product, and by a rule from there, if one is given. */
export const wayTo = (
  compiled: Compiled,
  product: Product,
  search: Search,
  state: number,
  rule?: number,
): Way => {
  const last = rule === undefined ? [] : [choiceOf(product.compiled.rules[rule]!.rule)];
  const choices = [...choicesTo(product.compiled, search, state), ...last];
  const here = new Set(
    [...compiled.rules, ...compiled.urgent].flatMap((flat) =>
      touches(flat, product.kept) ? [instanceName(flat.rule)] : [],
    ),
  );
  return {
    path: choices.map((choice) => instanceName({ name: choice.rule, args: choice.args })),
    isElsewhere: (each) => !here.has(instanceName(each)),
  };
};
