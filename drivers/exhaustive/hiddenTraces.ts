import { expandedPath } from '../../checker/branching/expandedPath.ts';
import type { WithoutHiddenSteps } from '../../checker/branching/withoutHiddenSteps.ts';
import type { Compiled } from '../../checker/compile/compiled.ts';
import { shorten } from '../../checker/counterexamples/shorten.ts';
import { engineFor } from '../../checker/explore/engine.ts';
import type { Search } from '../../checker/explore/search.ts';
import { traceTo } from '../../checker/trace/decode.ts';
import { replay, type Trace } from '../../checker/trace/trace.ts';

/** so many states of the whole are searched for a shortest counterexample before another one will do */
const stateLimit = 1_000_000;

const portion = 20_000;

/**
 * A counterexample of every law that a search without hidden steps found broken: a shortest one, if the whole system
 * has it among its first states; else the one that was found, with its hidden steps, shortened until no step can be
 * left out. All are replayed through the charts.
 */
export const hiddenTraces = (
  whole: Compiled,
  hidden: WithoutHiddenSteps,
  search: Search,
): ReadonlyMap<string, Trace> => {
  const broken = search.findings().flatMap(({ broken: breach }, law) => (breach ? [{ law, breach }] : []));
  if (broken.length === 0) return new Map();
  const again = searchedFor(
    whole,
    broken.map(({ law }) => law),
  );
  return new Map(
    broken.map(({ law, breach }) => {
      const shortest = again.findings()[law]!.broken;
      const { id } = whole.laws[law]!;
      if (shortest) return [id, traceTo(whole, again, shortest)];
      const choices = expandedPath(hidden, search, law, breach);
      return [id, replay(whole.system, shorten(whole.system, whole.laws[law]!, choices))];
    }),
  );
};

/** Searches the whole until all these laws are broken, or until the limit. */
const searchedFor = (whole: Compiled, laws: readonly number[]): Search => {
  const search = engineFor(whole);
  while (search.advance(portion)) {
    const findings = search.findings();
    if (laws.every((law) => findings[law]!.broken) || search.status().states > stateLimit) break;
  }
  return search;
};
