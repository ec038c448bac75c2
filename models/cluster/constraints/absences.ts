import { some, type Term } from '../../../checker/system/guard.ts';
import type { NodeObject } from '../charts/node/nodeObject.ts';
import type { NodeParts } from '../parts/clusterParts.ts';

/**
 * Some constraints count over the nodes that are there, and nodes come and go. So there is one count for each set
 * of nodes that may be absent together, and it binds only while exactly those are absent: each node that is not as
 * the set says adds so much that the count is met in any case.
 */

/** The sets of nodes that may be absent together: no more than may fail. */
export const absences = (nodes: readonly NodeParts[], nodeFailures: number): NodeParts[][] => {
  const sets: NodeParts[][] = [[]];
  for (const node of nodes) {
    const smaller = sets.filter(({ length }) => length < nodeFailures);
    sets.push(...smaller.map((absent) => [...absent, node]));
  }
  return sets;
};

/** Adds `enough` for each node that is not as the set says. Without failures no node is ever absent. */
export const otherwise = (
  nodes: readonly NodeParts[],
  absent: readonly NodeParts[],
  isAbsent: (object: NodeObject, node: NodeParts) => boolean,
  enough: number,
): Term[] =>
  nodes.map((node) =>
    some(node.object, (object) => (isAbsent(object, node) === absent.includes(node) ? 0 : enough)),
  );
