import { selects } from '../../api/labelSelector.ts';
import type { Cluster } from '../cluster.ts';
import type { NodeInfo } from '../nodeInfo.ts';
import {
  type FilterPlugin,
  type PodChange,
  type PreFilter,
  type PreparedFilter,
  reject,
  skip,
} from '../plugin.ts';
import type { PodInfo } from '../podInfo.ts';
import { type RequiredNodeAffinity, requiredNodeAffinityOf } from '../requiredNodeAffinity.ts';
import {
  compileConstraints,
  countMatching,
  countsForConstraint,
  hasAllTopologyKeys,
  type SpreadConstraint,
} from '../spreadConstraint.ts';

/**
 * PodTopologySpread: with the Pod on it, the node's domain (zone, host, …) holds at most `maxSkew` matching Pods
 * more than the domain with the fewest, for each constraint `DoNotSchedule`.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export const podTopologySpread: FilterPlugin = {
  name: 'PodTopologySpread',
  prepare: (pod, cluster): PreFilter => {
    const compiled = compileConstraints(pod.pod.spec?.topologySpreadConstraints, 'DoNotSchedule', pod.labels);
    if (!compiled.valid) {
      const reason = `get constraints from pod: obtaining pod's hard topology spread constraints: ${compiled.reason}`;
      return { kind: 'reject', rejection: reject('PodTopologySpread', 'Error', reason) };
    }
    const { constraints } = compiled;
    if (constraints.length === 0) return skip;
    const affinity = requiredNodeAffinityOf(pod.pod);
    const counts = countPods(pod, affinity, constraints, cluster);
    return { kind: 'run', filter: filterOf({ pod, affinity, constraints, counts }) };
  },
};

/** Matching Pods by topology value, one map for each constraint. */
type Counts = readonly ReadonlyMap<string, number>[];

type State = {
  readonly pod: PodInfo;
  readonly affinity: RequiredNodeAffinity;
  readonly constraints: readonly SpreadConstraint[];
  readonly counts: Counts;
};

const countPods = (
  pod: PodInfo,
  affinity: RequiredNodeAffinity,
  constraints: State['constraints'],
  cluster: Cluster,
): Counts => {
  const counting = cluster.nodes.filter((node) => hasAllTopologyKeys(constraints, node));
  return constraints.map((constraint) => {
    const counts = new Map<string, number>();
    for (const node of counting) {
      if (!countsForConstraint(constraint, pod, affinity, node)) continue;
      const value = node.labels[constraint.topologyKey] ?? '';
      counts.set(value, (counts.get(value) ?? 0) + countMatching(node, constraint.selector, pod.namespace));
    }
    return counts;
  });
};

/** Pods that come or leave count by the constraint's selector alone, even where they did not count before. */
const afterChange = (state: State, change: PodChange): State => {
  const { pod, affinity, constraints, counts } = state;
  if (change.pod.namespace !== pod.namespace || !hasAllTopologyKeys(constraints, change.node)) return state;
  return {
    ...state,
    counts: constraints.map((constraint, index) => {
      const before = counts[index] ?? new Map();
      if (!selects(constraint.selector, change.pod.labels)) return before;
      if (!countsForConstraint(constraint, pod, affinity, change.node)) return before;
      const value = change.node.labels[constraint.topologyKey] ?? '';
      return new Map(before).set(value, (before.get(value) ?? 0) + change.by);
    }),
  };
};

const least = (counts: ReadonlyMap<string, number>, minDomains: number): number => {
  if (counts.size < minDomains) return 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const count of counts.values()) smallest = Math.min(smallest, count);
  return smallest;
};

const filterOf = (state: State): PreparedFilter => {
  const minima = state.constraints.map(({ minDomains }, index) =>
    least(state.counts[index] ?? new Map(), minDomains),
  );
  const own = state.constraints.map(({ selector }) => (selects(selector, state.pod.labels) ? 1 : 0));
  const rejects = (node: NodeInfo) => {
    for (const [index, { topologyKey, maxSkew }] of state.constraints.entries()) {
      const reason = "node(s) didn't match pod topology spread constraints";
      if (!Object.hasOwn(node.labels, topologyKey)) {
        return reject(
          'PodTopologySpread',
          'UnschedulableAndUnresolvable',
          `${reason} (missing required label)`,
        );
      }
      const count = state.counts[index]?.get(node.labels[topologyKey] ?? '') ?? 0;
      const skew = count + (own[index] ?? 0) - (minima[index] ?? 0);
      if (skew > maxSkew) return reject('PodTopologySpread', 'Unschedulable', reason);
    }
    return undefined;
  };
  return { rejects, after: (change) => filterOf(afterChange(state, change)) };
};
