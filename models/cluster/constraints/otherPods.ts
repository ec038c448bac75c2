import { all, any, type Guard, none, not } from '../../../checker/system/guard.ts';
import { termMeans } from '../../../spec/scheduling/affinityTerm.ts';
import { type Cluster, clusterOf, withNode } from '../../../spec/scheduling/cluster.ts';
import { filterVerdict } from '../../../spec/scheduling/filtering.ts';
import { interPodAffinity } from '../../../spec/scheduling/filters/interPodAffinity.ts';
import { nodePorts } from '../../../spec/scheduling/filters/nodePorts.ts';
import { withPod } from '../../../spec/scheduling/nodeInfo.ts';
import type { FilterPlugin } from '../../../spec/scheduling/plugin.ts';
import type { PodInfo } from '../../../spec/scheduling/podInfo.ts';
import { isPlacedOn } from '../../scheduler/scheduledPod.ts';
import type { ClusterParts, NodeParts, PodParts } from '../parts.ts';

type Placement = { readonly other: PodParts; readonly on: NodeParts };

const placed = ({ other, on }: Placement): Guard => other.scheduled.is(isPlacedOn(on.id));

/**
 * NodePorts and anti-affinity, both ways: each other Pod by itself either repels this one from the node or does
 * not, wherever it is. So the filter is asked once for each place of each other Pod.
 */
export const notRepelled = (cluster: ClusterParts, pod: PodParts, node: NodeParts): Guard[] =>
  placements(cluster, pod)
    .filter((placement) => repels(cluster, pod, node, placement))
    .map((placement) => none([placement.other.scheduled], isPlacedOn(placement.on.id)));

/** Pods of one workload repel alike: each question is asked once for each pair of workloads. */
const repels = (cluster: ClusterParts, pod: PodParts, node: NodeParts, placement: Placement): boolean => {
  const known = repelling.get(cluster) ?? new Map<string, boolean>();
  repelling.set(cluster, known);
  const key = [kindOf(pod), node.id, kindOf(placement.other), placement.on.id].join();
  const answer = known.get(key) ?? askFilters(cluster, pod, node, placement);
  known.set(key, answer);
  return answer;
};

const repelling = new WeakMap<ClusterParts, Map<string, boolean>>();

const kindOf = ({ plan, id }: PodParts): string =>
  plan.workload === undefined ? `pod ${id}` : `workload ${plan.workload}`;

const askFilters = (cluster: ClusterParts, pod: PodParts, node: NodeParts, placement: Placement): boolean => {
  const withoutAffinity: PodInfo = { ...pod.plan.info, requiredAffinity: [] };
  const peopled = peopledBy(emptyCluster(cluster), cluster, placement);
  const candidate = peopled.nodes[node.id - 1]!;
  return [nodePorts, interPodAffinity].some(
    (filter: FilterPlugin) => !filterVerdict(filter, withoutAffinity, candidate, peopled).allowed,
  );
};

/**
 * Required affinity: for each term, some Pod that all terms mean runs in the node's topology; or no such Pod runs
 * anywhere that the terms' topologies reach, and this Pod would be the first of its kind.
 */
export const attracted = (cluster: ClusterParts, pod: PodParts, node: NodeParts): Guard[] => {
  const terms = pod.plan.info.requiredAffinity;
  if (terms.length === 0) return [];
  const labelsOf = (part: NodeParts) => cluster.plan.nodes[part.id - 1]!.labels;
  const keys = terms.map(({ topologyKey }) => topologyKey);
  if (!keys.every((key) => Object.hasOwn(labelsOf(node), key))) return [any()];
  const means = (info: PodInfo) => terms.every((term) => termMeans(term, info, {}));
  const kin = placements(cluster, pod).filter(({ other }) => means(other.plan.info));
  const joins = all(
    ...keys.map((key) =>
      any(...kin.filter(({ on }) => labelsOf(on)[key] === labelsOf(node)[key]).map(placed)),
    ),
  );
  if (!means(pod.plan.info)) return [joins];
  const reached = kin.filter(({ on }) => keys.some((key) => Object.hasOwn(labelsOf(on), key)));
  return [any(all(...reached.map((placement) => not(placed(placement)))), joins)];
};

const placements = ({ pods, nodes }: ClusterParts, pod: PodParts): Placement[] =>
  pods.filter((other) => other.id !== pod.id).flatMap((other) => nodes.map((on) => ({ other, on })));

const emptyCluster = ({ plan }: ClusterParts): Cluster =>
  clusterOf({ nodes: plan.nodes.map(({ node }) => node) });

const peopledBy = (empty: Cluster, { plan }: ClusterParts, { other, on }: Placement): Cluster =>
  withNode(empty, withPod(plan.nodes[on.id - 1]!, other.plan.info));
