import type { NodeInfo } from '../nodeInfo.ts';

/** Nodes that are cordoned alike, have the same taints and declare the same features: what is decided for one holds for all. */
export type NodeClasses = {
  /** by node */
  readonly ids: Int32Array;
  /** a node of each class */
  readonly samples: readonly NodeInfo[];
};

const keyOf = ({ unschedulable, taints, declaredFeatures }: NodeInfo): string =>
  JSON.stringify([
    unschedulable,
    taints.map(({ key, value, effect }) => [key, value ?? '', effect]),
    [...declaredFeatures].sort(),
  ]);

/** Puts nodes that are alike into one class. */
export const nodeClassesOf = (nodes: readonly NodeInfo[]): NodeClasses => {
  const ids = new Int32Array(nodes.length);
  const samples: NodeInfo[] = [];
  const known = new Map<string, number>();
  for (const [index, node] of nodes.entries()) {
    const key = keyOf(node);
    let id = known.get(key);
    if (id === undefined) {
      id = samples.push(node) - 1;
      known.set(key, id);
    }
    ids[index] = id;
  }
  return { ids, samples };
};
