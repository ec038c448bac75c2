import type { NodeInfo } from './nodeInfo.ts';

/** Counts by topology key and value: `topology.kubernetes.io/zone` → `zone-1` → 3. Keys and values that count nothing are absent. */
export type TopologyCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Counts that are being made. */
export type TopologyCounter = Map<string, Map<string, number>>;

type HasTopologyKey = { readonly topologyKey: string };

const valueAt = ({ labels }: NodeInfo, topologyKey: string): string | undefined =>
  Object.hasOwn(labels, topologyKey) ? labels[topologyKey] : undefined;

/** How much counts where the node is. */
export const countAt = (counts: TopologyCounts, topologyKey: string, node: NodeInfo): number => {
  const value = valueAt(node, topologyKey);
  return value === undefined ? 0 : (counts.get(topologyKey)?.get(value) ?? 0);
};

/** Adds `by` where the node is, once for each term; a node without the key counts nowhere. */
export const addInto = (
  counter: TopologyCounter,
  terms: readonly HasTopologyKey[],
  node: NodeInfo,
  by: number,
): void => {
  for (const { topologyKey } of terms) {
    const value = valueAt(node, topologyKey);
    if (value === undefined) continue;
    const values = counter.get(topologyKey) ?? new Map<string, number>();
    const sum = (values.get(value) ?? 0) + by;
    if (sum === 0) values.delete(value);
    else values.set(value, sum);
    if (values.size === 0) counter.delete(topologyKey);
    else counter.set(topologyKey, values);
  }
};

/** The counts with `by` added where the node is. */
export const addTo = (
  counts: TopologyCounts,
  terms: readonly HasTopologyKey[],
  node: NodeInfo,
  by: number,
): TopologyCounts => {
  if (terms.length === 0) return counts;
  const counter: TopologyCounter = new Map([...counts].map(([key, values]) => [key, new Map(values)]));
  addInto(counter, terms, node, by);
  return counter;
};
