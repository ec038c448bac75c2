import { pace } from '../budget/pace.ts';
import type { Compiled, CompiledRule } from '../compile/compiled.ts';
import { engineFor } from '../explore/engine.ts';
import type { Search } from '../explore/search.ts';
import { touches, unitsRead } from './product.ts';

/**
 * These units, with all that urgent rules read to move them, and with what unfair rules that move them use up: without
 * it the environment could do everything for ever.
 */
export const withWhatBounds = (compiled: Compiled, units: ReadonlySet<number>): ReadonlySet<number> => {
  const settling = new Set(units);
  for (let size = -1; size !== settling.size; ) {
    size = settling.size;
    for (const flat of compiled.urgent) {
      if (!touches(flat, settling)) continue;
      for (const unit of unitsRead(compiled, flat)) settling.add(unit);
    }
  }
  const usedUp = compiled.rules
    .filter((flat) => !flat.rule.fair && touches(flat, settling))
    .flatMap((flat) => movedBy(flat));
  return new Set([...settling, ...usedUp]);
};

const movedBy = ({ next }: CompiledRule): number[] => next.flatMap((table, unit) => (table ? [unit] : []));

/** a product with more states than this is given up: what it was for is left to the search of the whole system */
const productStateLimit = 300_000;

/** Every state of a product; `undefined` if there are too many. */
export const explored = (compiled: Compiled): Search | undefined => {
  const search = engineFor(compiled);
  while (search.status().states <= productStateLimit && search.advance(10_000))
    pace(search.status().states, 'states of a share');
  return search.status().states <= productStateLimit ? search : undefined;
};
