import type { Compiled } from '../compile/compiled.ts';
import { unpack } from '../explore/layout.ts';
import type { Search } from '../explore/search.ts';
import { isEnabled } from '../explore/successors.ts';
import { ShortestPaths } from '../graph/shortestPaths.ts';
import { stateGraph } from '../graph/stateGraph.ts';

/** Where a system came to rest: no rule is enabled. */
export type Deadlocks = {
  readonly count: number;
  /** by named end: deadlocks where it holds; one may be at several ends. Zero counts are listed. */
  readonly byEnd: { readonly [name: string]: number };
  /** deadlocks at no named end: how many, and a nearest one (a state of the search) */
  readonly unexpected: { readonly count: number; readonly nearest: number | undefined };
  /** every reachable state was looked at */
  readonly complete: boolean;
};

/**
 * Finds the deadlocks among the states of a search, and tells those at a named end (`compile`'s `ends`) from
 * the others. `undefined` if there are too many steps to hold.
 */
export const deadlocksOf = (compiled: Compiled, search: Search): Deadlocks | undefined => {
  const graph = stateGraph(compiled, search);
  if (!graph) return undefined;
  const byEnd: Record<string, number> = Object.fromEntries(compiled.ends.map(({ name }) => [name, 0]));
  let count = 0;
  let unexpected = 0;
  let nearest: number | undefined;
  for (const state of new ShortestPaths(graph).order) {
    if (graph.offsets[state] !== graph.offsets[state + 1]) continue;
    count += 1;
    const locals = unpack(graph.index.layout, search.stateAt(state));
    const ends = compiled.ends.filter(({ conditions }) =>
      conditions.some((condition) => isEnabled(compiled, condition, locals)),
    );
    for (const { name } of ends) byEnd[name]! += 1;
    if (ends.length > 0) continue;
    unexpected += 1;
    nearest ??= state;
  }
  return { count, byEnd, unexpected: { count: unexpected, nearest }, complete: graph.complete };
};
