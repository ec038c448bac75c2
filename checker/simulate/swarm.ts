import type { Compiled } from '../compile/compiled.ts';
import { choicesTo } from '../trace/decode.ts';
import { choiceOf } from '../trace/trace.ts';
import { DepthFirstSearch } from './depthFirstSearch.ts';
import { seedOf } from './random.ts';
import type { SampledLaw } from './sampledLaw.ts';

export type SwarmOptions = {
  readonly seed: number;
  readonly searches: number;
  /** a search stores no more states than this */
  readonly states: number;
  /** called after each search; false stops */
  readonly onSearch?: (search: number) => boolean;
};

/** The breach with the shortest of the ways that were found. */
export type SwarmLaw = SampledLaw<{ readonly search: number }>;

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
  const searches = new SwarmSearches(compiled, options);
  for (let search = 1; search <= options.searches; search++) {
    while (searches.advance(10_000));
    if (options.onSearch?.(search) === false || searches.result().complete) break;
  }
  return searches.result();
};

/** The same, some states at a time, for who has other things to do in between. */
export class SwarmSearches {
  private readonly compiled: Compiled;
  private readonly options: Pick<SwarmOptions, 'seed' | 'states'>;
  private readonly laws: SwarmLaw[];
  private readonly ruleCounts: number[];
  private search: DepthFirstSearch | undefined;
  private searches = 0;
  private states = 0;
  private transitions = 0;
  private complete = false;

  constructor(compiled: Compiled, options: Pick<SwarmOptions, 'seed' | 'states'>) {
    this.compiled = compiled;
    this.options = options;
    this.laws = compiled.laws.map(({ id }) => ({ law: id, broken: undefined, witnessed: false }));
    this.ruleCounts = compiled.rules.map(() => 0);
  }

  /** Goes on with the search at hand, or with the next one; false when it is over. */
  advance(states: number): boolean {
    this.search ??= new DepthFirstSearch(this.compiled, {
      seed: seedOf(this.options.seed, this.searches),
      states: this.options.states,
    });
    if (this.search.advance(states)) return true;
    this.endSearch();
    return false;
  }

  /** Ends the search at hand, if there is one, and takes over what it found. */
  endSearch(): void {
    const { search } = this;
    if (!search) return;
    const status = search.status();
    this.note(search);
    this.states += status.states;
    this.transitions += status.transitions;
    this.complete ||= status.expanded === status.states && status.states < this.options.states;
    this.searches += 1;
    this.search = undefined;
  }

  /** What the searches that are over have found. */
  result(): Swarm {
    const { searches, complete, states, transitions, laws, ruleCounts } = this;
    return { seed: this.options.seed, searches, complete, states, transitions, laws, ruleCounts };
  }

  private note(search: DepthFirstSearch): void {
    search.findings().forEach(({ broken, witnessed }, index) => {
      const known = this.laws[index]!;
      const choices = broken && [
        ...choicesTo(this.compiled, search, broken.state),
        ...(broken.rule === undefined ? [] : [choiceOf(this.compiled.rules[broken.rule]!.rule)]),
      ];
      const isShorter =
        choices && choices.length < (known.broken?.choices.length ?? Number.POSITIVE_INFINITY);
      this.laws[index] = {
        law: known.law,
        broken: isShorter ? { search: this.searches, choices } : known.broken,
        witnessed: known.witnessed || witnessed,
      };
    });
    search.ruleCounts().forEach((count, rule) => {
      this.ruleCounts[rule]! += count;
    });
  }
}
