import type { Cluster } from '../cluster.ts';
import { defaultConstraints } from '../defaultConstraints.ts';
import type { NodeInfo } from '../nodeInfo.ts';
import { maxNodeScore, type ScorePlugin } from '../plugin.ts';
import type { PodInfo } from '../podInfo.ts';
import { requiredNodeAffinityOf } from '../requiredNodeAffinity.ts';
import {
  type CompiledConstraints,
  compileConstraints,
  countMatching,
  countsForConstraint,
  hasAllTopologyKeys,
  type SpreadConstraint,
} from '../spreadConstraint.ts';

/**
 * PodTopologySpread: the fewer matching Pods the node's domains hold, the better, for each constraint
 * `ScheduleAnyway`.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export const podTopologySpreadScore: ScorePlugin = {
  name: 'PodTopologySpread',
  weight: 2,
  score: (pod, cluster, feasible) => {
    const compiled = softConstraintsOf(pod, cluster);
    if (!compiled.valid) {
      const message = `calculating preScoreState: obtaining pod's soft topology spread constraints: ${compiled.reason}`;
      return { kind: 'error', message };
    }
    const { constraints } = compiled;
    if (constraints.length === 0) return { kind: 'skip' };
    const needsKeys = (pod.pod.spec?.topologySpreadConstraints ?? []).length > 0;
    const qualifies = (node: NodeInfo): boolean => !needsKeys || hasAllTopologyKeys(constraints, node);
    const scored = feasible.filter(qualifies);
    const counting = cluster.nodes.filter(qualifies);
    const domains = constraints.map((constraint) =>
      constraint.topologyKey === hostname ? undefined : countDomains(pod, constraint, scored, counting),
    );
    const raw = feasible.map((node) => {
      if (!qualifies(node)) return undefined;
      let score = 0;
      for (const [index, { topologyKey, selector, maxSkew }] of constraints.entries()) {
        if (!Object.hasOwn(node.labels, topologyKey)) continue;
        const counts = domains[index];
        const count =
          counts === undefined
            ? countMatching(node, selector, pod.namespace)
            : (counts.get(node.labels[topologyKey] ?? '') ?? 0);
        score += count * domainWeight(counts === undefined ? scored.length : counts.size) + (maxSkew - 1);
      }
      return Math.round(score);
    });
    return { kind: 'scores', scores: invertScores(raw) };
  },
};

const hostname = 'kubernetes.io/hostname';

/** A Pod's own soft constraints; the built-in ones only if it has no constraints at all. */
export const softConstraintsOf = (pod: PodInfo, cluster: Pick<Cluster, 'services'>): CompiledConstraints => {
  const own = pod.pod.spec?.topologySpreadConstraints ?? [];
  return own.length > 0
    ? compileConstraints(own, 'ScheduleAnyway', pod.labels)
    : { valid: true, constraints: defaultConstraints(pod, cluster.services) };
};

/** Matching Pods in each domain that has a scored node, over all nodes that count. */
const countDomains = (
  pod: PodInfo,
  constraint: SpreadConstraint,
  scored: readonly NodeInfo[],
  counting: readonly NodeInfo[],
): ReadonlyMap<string, number> => {
  const affinity = requiredNodeAffinityOf(pod.pod);
  const counts = new Map(scored.map(({ labels }) => [labels[constraint.topologyKey] ?? '', 0]));
  for (const node of counting) {
    const value = node.labels[constraint.topologyKey] ?? '';
    const before = counts.get(value);
    if (before === undefined || !countsForConstraint(constraint, pod, affinity, node)) continue;
    counts.set(value, before + countMatching(node, constraint.selector, pod.namespace));
  }
  return counts;
};

/** The more domains, the more a single Pod weighs. */
export const domainWeight = (domains: number): number => Math.log(domains + 2);

/** A score that means none to the scheduler. */
const noScore = -1;

/**
 * Few matching Pods are good: scores turned round and scaled to 100. Nodes without the topology keys get 0; so do those whose
 * score happens to be the one that the scheduler takes for none, as with a `maxSkew` of 0, which the API does not accept.
 */
export const invertScores = (raw: readonly (number | undefined)[]): readonly number[] => {
  let min = Number.POSITIVE_INFINITY;
  let max = 0;
  for (const score of raw) {
    if (score === undefined) continue;
    min = Math.min(min, score);
    max = Math.max(max, score);
  }
  return raw.map((score) => {
    if (score === undefined || score === noScore) return 0;
    return max === 0 ? maxNodeScore : Math.trunc((maxNodeScore * (max + min - score)) / max);
  });
};
