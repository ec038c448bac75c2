import type { NodeInfo } from '../nodeInfo.ts';

/** One label of all nodes: the nodes' values as numbers, and the values by number. */
export type LabelColumn = {
  /** by node; -1 where the node has no such label */
  readonly ids: Int32Array;
  readonly values: readonly string[];
};

/** The values of one label on all nodes. */
export const labelColumnOf = (nodes: readonly NodeInfo[], key: string): LabelColumn => {
  const ids = new Int32Array(nodes.length).fill(-1);
  const values: string[] = [];
  const known = new Map<string, number>();
  for (const [index, { labels }] of nodes.entries()) {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    if (value === undefined) continue;
    let id = known.get(value);
    if (id === undefined) {
      id = values.push(value) - 1;
      known.set(value, id);
    }
    ids[index] = id;
  }
  return { ids, values };
};
