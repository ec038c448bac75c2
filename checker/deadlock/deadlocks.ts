import type { Compiled } from '../compile/compiled.ts';
import { layoutOf, unpack } from '../explore/layout.ts';
import { Masks } from '../explore/masks.ts';
import type { Search } from '../explore/search.ts';
import { isEnabled } from '../explore/successors.ts';

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
 * Finds the deadlocks among the states that a search expanded, and tells those at a named end (`compile`'s
 * `ends`) from the others. Of a search of orbits, orbits are counted.
 */
export const deadlocksOf = (compiled: Compiled, search: Search): Deadlocks => {
  const byEnd: Record<string, number> = Object.fromEntries(compiled.ends.map(({ name }) => [name, 0]));
  const layout = layoutOf(compiled);
  const masks = new Masks(compiled, compiled.rules);
  const { states, expanded, stopped } = search.status();
  let count = 0;
  let unexpected = 0;
  let nearest: number | undefined;
  // states are numbered by depth: the first is a nearest one
  for (let state = 0; state < expanded; state++) {
    const locals = unpack(layout, search.stateAt(state));
    if (masks.holding(locals).length > 0) continue;
    count += 1;
    const ends = compiled.ends.filter(({ conditions }) =>
      conditions.some((condition) => isEnabled(compiled, condition, locals)),
    );
    for (const { name } of ends) byEnd[name]! += 1;
    if (ends.length > 0) continue;
    unexpected += 1;
    nearest ??= state;
  }
  const complete = expanded === states && stopped === undefined;
  return { count, byEnd, unexpected: { count: unexpected, nearest }, complete };
};
