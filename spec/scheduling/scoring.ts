import type { Cluster } from './cluster.ts';
import type { NodeInfo } from './nodeInfo.ts';
import type { ScoreName } from './plugin.ts';
import { scorePlugins } from './plugins.ts';
import type { PodInfo } from './podInfo.ts';

/** A node's score: the sum of the plugins' scores, each times its weight. Plugins that were skipped are absent. */
export type NodeScore = {
  readonly node: string;
  readonly total: number;
  readonly plugins: Readonly<Partial<Record<ScoreName, number>>>;
};

export type Scores =
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'scores'; readonly scores: readonly NodeScore[] };

/** Scores the feasible nodes. A preference that cannot be read fails the Pod. */
export const scoreNodes = (pod: PodInfo, cluster: Cluster, feasible: readonly NodeInfo[]): Scores => {
  const byNode = feasible.map(({ name }) => ({
    node: name,
    total: 0,
    plugins: {} as Partial<Record<ScoreName, number>>,
  }));
  if (feasible.length === 0) return { kind: 'scores', scores: byNode };
  for (const { name, weight, score } of scorePlugins) {
    const result = score(pod, cluster, feasible);
    if (result.kind === 'skip') continue;
    if (result.kind === 'error') {
      return { kind: 'error', message: `running PreScore plugin "${name}": ${result.message}` };
    }
    for (const [index, entry] of byNode.entries()) {
      const weighted = (result.scores[index] ?? 0) * weight;
      entry.plugins[name] = weighted;
      entry.total += weighted;
    }
  }
  return { kind: 'scores', scores: byNode };
};

/** The nodes with the highest total. Which of them gets the Pod is left to chance. */
export const bestNodes = (scores: readonly NodeScore[]): readonly string[] => {
  const best = scores.reduce((most, { total }) => Math.max(most, total), Number.NEGATIVE_INFINITY);
  return scores.filter(({ total }) => total === best).map(({ node }) => node);
};
