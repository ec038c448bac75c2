import type { Hooks } from '../explore/wasm/hooks.ts';
import type { SortingPlan } from './places.ts';
import { SortingCode } from './sortingCode.ts';
import { placeTables, type SortingTables } from './sortingTables.ts';

/**
 * What `Sorting` does, as generated code for the inner loop of a search (in an order of its own, so the representatives
 * are others; the orbits are the same). Where the types of all that is at a place do not fit into 64 bits they are
 * mixed: then two places may be taken for alike that are not, and some orbits have several states.
 */
export const sortingHooks = (plan: SortingPlan): Hooks => {
  if (plan.classes.length === 0) return {};
  let tables: SortingTables | undefined;
  return {
    tables: (image, places) => {
      tables = placeTables(image, places, plan);
    },
    canonical: (context) => new SortingCode(context, plan, tables!).code(),
  };
};
