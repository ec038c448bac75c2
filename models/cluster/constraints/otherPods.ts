import { atLeast, atMost, type Guard, never, one, some, type Term } from '../../../checker/system/guard.ts';
import { onceFor } from '../../../checker/system/onceFor.ts';
import { termMeans, withNamespaces } from '../../../spec/scheduling/affinityTerm.ts';
import type { Cluster } from '../../../spec/scheduling/cluster.ts';
import { interPodAffinity } from '../../../spec/scheduling/filters/interPodAffinity.ts';
import { nodePorts } from '../../../spec/scheduling/filters/nodePorts.ts';
import type { PodInfo } from '../../../spec/scheduling/podInfo.ts';
import { isDeleted } from '../charts/node/nodeObject.ts';
import { isPlacedOn } from '../charts/scheduler/scheduledPod.ts';
import type { ClusterParts, NodeParts, PodParts } from '../parts/clusterParts.ts';
import type { ClusterPlan } from '../plan/clusterPlan.ts';
import { mostAbsent } from '../plan/clusterPlan.ts';
import { absences, otherwise } from './absences.ts';
import { namespacesOf, schedulingCluster } from './schedulingCluster.ts';

type Placement = { readonly other: PodParts; readonly on: NodeParts };

/**
 * NodePorts and anti-affinity, both ways: each other Pod by itself either repels this one from the node or does
 * not, wherever it is. So the filters are asked once for each place of each other Pod. Pods on a node whose object
 * was deleted count nowhere.
 */
export const notRepelled = (cluster: ClusterParts, pod: PodParts, node: NodeParts): Guard[] =>
  cluster.nodes.flatMap((on) => {
    const repelling = otherPods(cluster, pod).filter((other) => repels(cluster, pod, node, { other, on }));
    if (repelling.length === 0) return [];
    const places = placesOf(repelling, [on]);
    const mayBeDeleted = on.id !== node.id && mostAbsent(cluster.plan) > 0;
    const deleted = mayBeDeleted ? [some(on.object, (o) => (isDeleted(o) ? -repelling.length : 0))] : [];
    return [atMost(0, [...places, ...deleted])];
  });

const repels = (cluster: ClusterParts, pod: PodParts, node: NodeParts, placement: Placement): boolean =>
  mayRepel(pod.plan.info, placement.other.plan.info) && repelledFrom(cluster, pod, placement).has(node.id);

const mayRepel = (one: PodInfo, other: PodInfo): boolean =>
  one.requiredAntiAffinity.length + other.requiredAntiAffinity.length > 0 ||
  (one.hostPorts.length > 0 && other.hostPorts.length > 0);

/** The nodes that the other Pod keeps this one from. Pods of one workload are alike, and asked about once. */
const repelledFrom = (cluster: ClusterParts, pod: PodParts, placement: Placement): ReadonlySet<number> => {
  const known = repelled(cluster);
  const key = [kindOf(pod), kindOf(placement.other), placement.on.id].join();
  const answer = known.get(key) ?? askFilters(cluster, pod, placement);
  known.set(key, answer);
  return answer;
};

const repelled = onceFor((_: ClusterParts) => new Map<string, ReadonlySet<number>>());

const kindOf = ({ plan, id }: PodParts): string =>
  plan.workload === undefined ? `pod ${id}` : `workload ${plan.workload}`;

const askFilters = (cluster: ClusterParts, pod: PodParts, placement: Placement): ReadonlySet<number> => {
  const withoutAffinity: PodInfo = { ...pod.plan.info, requiredAffinity: [] };
  const { plan } = cluster;
  const { other, on } = placement;
  const placed = { info: other.plan.info, nodeName: plan.nodes[on.id - 1]!.name };
  const peopled = schedulingCluster(plan.nodes, [placed], namespacesIn(cluster));
  const prepared = [nodePorts, interPodAffinity].map((filter) => filter.prepare(withoutAffinity, peopled));
  const rejecting = cluster.nodes.filter(({ id }) =>
    prepared.some(
      (each) =>
        each.kind === 'reject' || (each.kind === 'run' && each.filter.rejects(peopled.nodes[id - 1]!)),
    ),
  );
  return new Set(rejecting.map(({ id }) => id));
};

/**
 * Required affinity: for each term, some Pod that all terms mean runs in the node's topology; or no such Pod runs
 * anywhere that the terms' topologies reach, and this Pod would be the first of its kind.
 */
export const attracted = (cluster: ClusterParts, pod: PodParts, node: NodeParts): Guard[] => {
  const { requiredAffinity } = pod.plan.info;
  if (requiredAffinity.length === 0) return [];
  const terms = requiredAffinity.map((term) => withNamespaces(term, namespacesIn(cluster)));
  const labelsOf = (part: NodeParts) => cluster.plan.nodes[part.id - 1]!.labels;
  const keys = terms.map(({ topologyKey }) => topologyKey);
  if (!keys.every((key) => Object.hasOwn(labelsOf(node), key))) return [never];
  const means = (info: PodInfo) => terms.every((term) => termMeans(term, info, {}));
  const kin = otherPods(cluster, pod).filter(({ plan }) => means(plan.info));
  const reached = cluster.nodes.filter((on) => keys.some((key) => Object.hasOwn(labelsOf(on), key)));
  const others = reached.filter(({ id }) => id !== node.id);
  return absences(others, mostAbsent(cluster.plan)).flatMap((gone) => {
    const present = reached.filter((on) => !gone.includes(on));
    const unlessSo = otherwise(others, gone, isDeleted, kin.length + 1);
    return keys.map((key) => {
      const near = placesOf(
        kin,
        present.filter((on) => labelsOf(on)[key] === labelsOf(node)[key]),
      );
      if (!means(pod.plan.info)) return atLeast(1, [...near, ...unlessSo]);
      // if there is any at all there is one near
      return atLeast(0, [...times(kin.length, near), ...times(-1, placesOf(kin, present)), ...unlessSo]);
    });
  });
};

const times = (factor: number, terms: readonly Term[]): Term[] =>
  terms.map(({ component, weight }) => ({ component, weight: (snapshot) => factor * weight(snapshot) }));

const placesOf = (pods: readonly PodParts[], nodes: readonly NodeParts[]): Term[] =>
  pods.flatMap(({ scheduled }) => nodes.map((on) => one(scheduled, isPlacedOn(on.id))));

const otherPods = ({ pods }: ClusterParts, pod: PodParts): PodParts[] =>
  pods.filter((other) => other.id !== pod.id);

const namespacesIn = ({ plan }: ClusterParts): Cluster['namespaces'] => namespaces(plan);

const namespaces = onceFor(({ pods }: ClusterPlan) => namespacesOf(pods.map(({ pod }) => pod)));
