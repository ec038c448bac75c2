import type { LabelColumn } from './labelColumn.ts';
import { columnOf, type PreparedCluster } from './preparedCluster.ts';

/** Counts for each value of one topology key. */
export type Tally = { readonly column: LabelColumn; readonly counts: Int32Array };

/** Counts by topology key; keys that were never counted are absent. */
export type TopologyTally = Map<string, Tally>;

/** Adds `weight` where each of the nodes is; nodes without the key count nowhere. */
export const tallyNodes = (
  prepared: PreparedCluster,
  tallies: TopologyTally,
  topologyKey: string,
  nodes: readonly number[],
  weight: number,
): void => {
  let tally = tallies.get(topologyKey);
  for (const node of nodes) {
    const id = (tally?.column ?? columnOf(prepared, topologyKey)).ids[node] ?? -1;
    if (id < 0) continue;
    if (tally === undefined) {
      const column = columnOf(prepared, topologyKey);
      tally = { column, counts: new Int32Array(column.values.length) };
      tallies.set(topologyKey, tally);
    }
    tally.counts[id] = (tally.counts[id] ?? 0) + weight;
  }
};

/** What counts where a node is. */
export const tallyAt = ({ column, counts }: Tally, node: number): number => {
  const id = column.ids[node] ?? -1;
  return id < 0 ? 0 : (counts[id] ?? 0);
};
