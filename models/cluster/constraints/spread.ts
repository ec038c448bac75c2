import { atMost, type Guard, never, some, type Term } from '../../../checker/system/guard.ts';
import { selects } from '../../../spec/api/labelSelector.ts';
import type { PodInfo } from '../../../spec/scheduling/podInfo.ts';
import { requiredNodeAffinityOf } from '../../../spec/scheduling/requiredNodeAffinity.ts';
import {
  compileConstraints,
  countsForConstraint,
  hasAllTopologyKeys,
  type SpreadConstraint,
} from '../../../spec/scheduling/spreadConstraint.ts';
import type { NodeObject } from '../charts/node/nodeObject.ts';
import { isPlacedOn } from '../charts/scheduler/scheduledPod.ts';
import type { ClusterParts, NodeParts, PodParts } from '../parts/clusterParts.ts';
import { mostAbsent } from '../plan/clusterPlan.ts';
import { absences, otherwise } from './absences.ts';
import { lifecycleTaints, type NodeState } from './nodeStates.ts';

/**
 * PodTopologySpread as counts: with the Pod, its domain has at most `maxSkew` matching Pods more than every other
 * domain that counts; with fewer domains than `minDomains`, at most `maxSkew` Pods. One difference of counts for
 * each of those, and for each set of nodes that may not count, being deleted or tainted.
 */
export const spreadOut = (cluster: ClusterParts, pod: PodParts, node: NodeParts): Guard[] => {
  const { info } = pod.plan;
  const compiled = compileConstraints(info.pod.spec?.topologySpreadConstraints, 'DoNotSchedule', info.labels);
  if (!compiled.valid) return [never];
  const { constraints } = compiled;
  const infoOf = ({ id }: NodeParts) => cluster.plan.nodes[id - 1]!;
  if (!hasAllTopologyKeys(constraints, infoOf(node))) return [never];
  const affinity = requiredNodeAffinityOf(info.pod);
  const keyed = cluster.nodes.filter((candidate) => hasAllTopologyKeys(constraints, infoOf(candidate)));
  return constraints.flatMap((constraint) => {
    const countsIn = (candidate: NodeParts, state: NodeState): boolean => {
      const { taints } = infoOf(candidate);
      const tainted = { ...infoOf(candidate), taints: [...taints, ...lifecycleTaints[state]] };
      return state !== 'Deleted' && countsForConstraint(constraint, info, affinity, tainted);
    };
    const counting = keyed.filter((candidate) => countsIn(candidate, 'Ready'));
    const domains = new Map<string, NodeParts[]>();
    for (const candidate of counting) {
      const value = infoOf(candidate).labels[constraint.topologyKey]!;
      domains.set(value, [...(domains.get(value) ?? []), candidate]);
    }
    const context = {
      cluster,
      pod,
      node,
      constraint,
      domains: [...domains.values()],
      home: domains.get(infoOf(node).labels[constraint.topologyKey]!) ?? [],
      isAbsent: (object: NodeObject, candidate: NodeParts) => !countsIn(candidate, object.value as NodeState),
    };
    return constraint.minDomains > 1 ? withMinDomains(context) : withoutMinDomains(context);
  });
};

type Spread = {
  readonly cluster: ClusterParts;
  readonly pod: PodParts;
  readonly node: NodeParts;
  readonly constraint: SpreadConstraint;
  readonly domains: readonly (readonly NodeParts[])[];
  /** the node's own domain */
  readonly home: readonly NodeParts[];
  readonly isAbsent: (object: NodeObject, node: NodeParts) => boolean;
};

/** Each other domain is compared with the node's own by itself. */
const withoutMinDomains = (spread: Spread): Guard[] =>
  spread.domains.flatMap((domain) => {
    const concerned = [...new Set([...spread.home, ...domain])];
    return guardsFor(spread, concerned, () => [domain]);
  });

/** How many domains there are depends on every node. */
const withMinDomains = (spread: Spread): Guard[] =>
  guardsFor(spread, spread.domains.flat(), () => spread.domains);

const guardsFor = (
  spread: Spread,
  concerned: readonly NodeParts[],
  compared: () => readonly (readonly NodeParts[])[],
): Guard[] => {
  const { cluster, node, pod, constraint, domains, home, isAbsent } = spread;
  const others = concerned.filter(({ id }) => id !== node.id);
  const own = selects(constraint.selector, pod.plan.info.labels) ? 1 : 0;
  const limit = constraint.maxSkew - own;
  return absences(others, mostAbsent(cluster.plan)).flatMap((absent) => {
    const present = (domain: readonly NodeParts[]) => domain.filter((each) => !absent.includes(each));
    const unlessSo = otherwise(others, absent, isAbsent, -cluster.pods.length);
    const mine = [...termsIn(spread, present(home), 1), ...unlessSo];
    const left = domains.filter((domain) => present(domain).length > 0);
    if (left.length < constraint.minDomains) return [atMost(limit, mine)];
    return compared()
      .filter((domain) => domain !== home && present(domain).length > 0)
      .map((domain) => atMost(limit, [...mine, ...termsIn(spread, present(domain), -1)]));
  });
};

/** Matching Pods of the namespace on these nodes, in the scheduler's view. */
const termsIn = ({ cluster, pod, constraint }: Spread, nodes: readonly NodeParts[], sign: 1 | -1): Term[] =>
  cluster.pods
    .filter((other) => other.id !== pod.id && isCounted(constraint, other.plan.info, pod.plan.info))
    .map((other) =>
      some(other.scheduled, (state) => (nodes.some(({ id }) => isPlacedOn(id)(state)) ? sign : 0)),
    );

/** A selector that restricts nothing counts no Pods at all. */
const isCounted = ({ selector }: SpreadConstraint, other: PodInfo, pod: PodInfo): boolean =>
  selector.selects !== 'nothing' &&
  selector.selects.length > 0 &&
  other.namespace === pod.namespace &&
  selects(selector, other.labels);
