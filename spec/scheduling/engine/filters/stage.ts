import { type FilterName, filterNames } from '../../plugin.ts';

/** By node: 0 while it is feasible, else the number (from 1) of the first filter that rejects it. */
export type Rejected = Uint8Array;

/** The number of a filter in `Rejected`, from 1. */
export const numberOf = (name: FilterName): number => filterNames.indexOf(name) + 1;

/** Rejects those of the feasible nodes for which `rejects` holds. */
export const rejectWhere = (
  rejected: Rejected,
  name: FilterName,
  rejects: (node: number) => boolean,
): void => {
  const number = numberOf(name);
  for (let node = 0; node < rejected.length; node++) {
    if (rejected[node] === 0 && rejects(node)) rejected[node] = number;
  }
};
