import type { Compiled } from '../compile/compiled.ts';
import { choicesTo } from '../trace/decode.ts';
import type { Choice } from '../trace/trace.ts';
import { DepthFirstSearch } from './depthFirstSearch.ts';
import { seedOf } from './random.ts';

export type SwarmOptions = {
  readonly seed: number;
  readonly searches: number;
  /** a search stores no more states than this */
  readonly states: number;
  /** called after each search; false stops */
  readonly onSearch?: (search: number) => boolean;
};

export type SwarmLaw = {
  readonly law: string;
  /** the shortest of the ways that were found: in which search, and the choices from the beginning */
  readonly broken: { readonly search: number; readonly choices: readonly Choice[] } | undefined;
  readonly witnessed: boolean;
};

export type Swarm = {
  readonly seed: number;
  readonly searches: number;
  /** a search stored every reachable state: unbroken laws hold */
  readonly complete: boolean;
  /** states stored by all searches together; many are stored by several */
  readonly states: number;
  readonly transitions: number;
  readonly laws: readonly SwarmLaw[];
  /** how often each compiled rule was enabled */
  readonly ruleCounts: readonly number[];
};

/**
 * Many bounded depth-first searches, each in an order of its own: together they reach parts of a space that
 * is too big to store which no single one does. G. J. Holzmann, R. Joshi, A. Groce, "Swarm verification
 * techniques" (2011).
 */
export const swarm = (compiled: Compiled, options: SwarmOptions): Swarm => {
  const laws: SwarmLaw[] = compiled.laws.map(({ id }) => ({ law: id, broken: undefined, witnessed: false }));
  const ruleCounts = compiled.rules.map(() => 0);
  let states = 0;
  let transitions = 0;
  let complete = false;
  let searches = 0;
  while (searches < options.searches && !complete) {
    const search = new DepthFirstSearch(compiled, {
      seed: seedOf(options.seed, searches),
      states: options.states,
    });
    while (search.advance(10_000));
    const status = search.status();
    search.findings().forEach(({ broken, witnessed }, index) => {
      const known = laws[index]!;
      const choices = broken && [
        ...choicesTo(compiled, search, broken.state),
        ...(broken.rule === undefined ? [] : [choiceOf(compiled, broken.rule)]),
      ];
      const isShorter =
        choices && choices.length < (known.broken?.choices.length ?? Number.POSITIVE_INFINITY);
      laws[index] = {
        law: known.law,
        broken: isShorter ? { search: searches, choices } : known.broken,
        witnessed: known.witnessed || witnessed,
      };
    });
    search.ruleCounts().forEach((count, rule) => {
      ruleCounts[rule]! += count;
    });
    states += status.states;
    transitions += status.transitions;
    complete = status.states < options.states;
    searches += 1;
    if (options.onSearch?.(searches) === false) break;
  }
  return { seed: options.seed, searches, complete, states, transitions, laws, ruleCounts };
};

const choiceOf = ({ rules }: Compiled, rule: number): Choice => ({
  rule: rules[rule]!.rule.name,
  args: rules[rule]!.rule.args,
});
