import type { NodeInfo } from './nodeInfo.ts';

/** Counts by topology key and value: `topology.kubernetes.io/zone` → `zone-1` → 3. Keys and values that count nothing are absent. */
export type TopologyCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

type HasTopologyKey = { readonly topologyKey: string };

/** How much counts where the node is. */
export const countAt = (counts: TopologyCounts, topologyKey: string, { labels }: NodeInfo): number => {
  const value = Object.hasOwn(labels, topologyKey) ? labels[topologyKey] : undefined;
  return value === undefined ? 0 : (counts.get(topologyKey)?.get(value) ?? 0);
};

/** The counts with `by` added where the node is, once for each term; a node without the key counts nowhere. */
export const addTo = (
  counts: TopologyCounts,
  terms: readonly HasTopologyKey[],
  node: NodeInfo,
  by: number,
): TopologyCounts => {
  let result = counts;
  for (const { topologyKey } of terms) {
    const value = Object.hasOwn(node.labels, topologyKey) ? node.labels[topologyKey] : undefined;
    if (value === undefined) continue;
    const values = new Map(result.get(topologyKey));
    const sum = (values.get(value) ?? 0) + by;
    if (sum === 0) values.delete(value);
    else values.set(value, sum);
    const next = new Map(result);
    if (values.size === 0) next.delete(topologyKey);
    else next.set(topologyKey, values);
    result = next;
  }
  return result;
};
