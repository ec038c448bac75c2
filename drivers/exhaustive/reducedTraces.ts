import { expandedPath } from '../../checker/branching/expandedPath.ts';
import { isOutOfBudget } from '../../checker/budget/pace.ts';
import type { Compiled } from '../../checker/compile/compiled.ts';
import { shorten } from '../../checker/counterexamples/shorten.ts';
import { engineFor } from '../../checker/explore/engine.ts';
import { layoutOf } from '../../checker/explore/layout.ts';
import type { Search } from '../../checker/explore/search.ts';
import { inOwnOrder } from '../../checker/families/inOwnOrder.ts';
import { Sorting } from '../../checker/families/sorting.ts';
import type { Law } from '../../checker/laws/law.ts';
import { Refusal } from '../../checker/refusal.ts';
import type { System } from '../../checker/system/system.ts';
import { traceTo } from '../../checker/trace/decode.ts';
import type { Choice, Trace } from '../../checker/trace/trace.ts';
import { recheck } from './recheck.ts';
import type { ReducedSystem } from './reducedSystem.ts';

/** so many states of the whole are searched for a shortest counterexample before another one will do */
const stateLimit = 1_000_000;

const portion = 20_000;

/**
 * A counterexample of every law that a search of a reduced system found broken: a shortest one, if the whole system
 * has it among its first states; else the one that was found, with its hidden steps and under the names of the system,
 * shortened until no step can be left out. All are replayed through the charts. `undefined` if some law has none: then
 * what was found is no ground for a verdict.
 *
 * @param wholeFor the whole system, compiled for these laws
 */
export const reducedTraces = (
  { system, hidden, sorted }: ReducedSystem,
  search: Search,
  wholeFor: (laws: Compiled['laws']) => Compiled,
): ReadonlyMap<string, Trace> | undefined => {
  const { compiled } = hidden;
  const broken = search.findings().flatMap(({ broken: breach }, law) => (breach ? [{ law, breach }] : []));
  if (broken.length === 0) return new Map();
  const whole = wholeFor(broken.map(({ law }) => compiled.laws[law]!));
  const again = searchedUntilBroken(whole);
  const sorting = new Sorting(sorted.plan, layoutOf(compiled));
  const traces = new Map<string, Trace>();
  broken.forEach(({ law, breach }, at) => {
    const shortest = again.findings()[at]!.broken;
    const record = whole.laws[at]!;
    if (shortest) {
      traces.set(record.id, traceTo(whole, again, shortest));
      return;
    }
    const found = expandedPath(hidden, search, law, breach, (state) => sorting.apply(state));
    const choices = inOwnOrder(system, whole.system, found);
    const trace = choices && brokenBy(whole.system, record, choices);
    if (trace) traces.set(record.id, trace);
  });
  return traces.size === broken.length ? traces : undefined;
};

/** The shortened way, if it is one of the system and breaks the law. */
const brokenBy = (system: System, law: Law, choices: readonly Choice[]): Trace | undefined => {
  try {
    const { trace, broken } = recheck(system, law, shorten(system, law, choices), null);
    return broken ? trace : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
};

/** Searches until all laws are violated, or until the limit. */
const searchedUntilBroken = (whole: Compiled): Search => {
  const search = engineFor(whole);
  while (search.advance(portion)) {
    const { states } = search.status();
    if (search.findings().every(({ broken }) => broken) || states > stateLimit) break;
    // out of time, another counterexample will do, too
    if (isOutOfBudget(states, 'states')) break;
  }
  return search;
};
