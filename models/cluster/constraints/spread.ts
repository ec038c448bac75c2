import { atMost, type Guard, some, type Term } from '../../../checker/system/guard.ts';
import { selects } from '../../../spec/api/labelSelector.ts';
import type { NodeInfo } from '../../../spec/scheduling/nodeInfo.ts';
import { requiredNodeAffinityOf } from '../../../spec/scheduling/requiredNodeAffinity.ts';
import {
  compileConstraints,
  countsForConstraint,
  hasAllTopologyKeys,
  type SpreadConstraint,
} from '../../../spec/scheduling/spreadConstraint.ts';
import { isPlacedOn } from '../../scheduler/scheduledPod.ts';
import type { ClusterParts, NodeParts, PodParts } from '../parts.ts';

/**
 * PodTopologySpread as counts: with the Pod, its domain has at most `maxSkew` matching Pods more than every other
 * domain that counts. One difference of counts for each of those.
 */
export const spreadOut = (cluster: ClusterParts, pod: PodParts, node: NodeParts): Guard[] => {
  const { plan } = cluster;
  const compiled = compileConstraints(
    pod.plan.pod.spec?.topologySpreadConstraints,
    'DoNotSchedule',
    pod.plan.info.labels,
  );
  const never: Guard = { kind: 'any', guards: [] };
  if (!compiled.valid) return [never];
  const affinity = requiredNodeAffinityOf(pod.plan.pod);
  const here = plan.nodes[node.id - 1]!;
  return compiled.constraints.flatMap((constraint) => {
    const { topologyKey, maxSkew, minDomains, selector } = constraint;
    if (!Object.hasOwn(here.labels, topologyKey)) return [never];
    const counting = plan.nodes.filter(
      (candidate) =>
        hasAllTopologyKeys(compiled.constraints, candidate) &&
        countsForConstraint(constraint, pod.plan.info, affinity, candidate),
    );
    const domains = new Map<string, NodeInfo[]>();
    for (const candidate of counting) {
      const value = candidate.labels[topologyKey] ?? '';
      domains.set(value, [...(domains.get(value) ?? []), candidate]);
    }
    const own = selects(selector, pod.plan.info.labels) ? 1 : 0;
    const mine = termsIn(cluster, pod, constraint, domains.get(here.labels[topologyKey] ?? '') ?? [], 1);
    const limit = maxSkew - own;
    if (domains.size < minDomains) return [atMost(limit, mine)];
    return [...domains.values()].map((domain) =>
      atMost(limit, [...mine, ...termsIn(cluster, pod, constraint, domain, -1)]),
    );
  });
};

/** Matching Pods of the namespace on the nodes of a domain, in the scheduler's view. */
const termsIn = (
  { pods, plan }: ClusterParts,
  pod: PodParts,
  { selector }: SpreadConstraint,
  domain: readonly NodeInfo[],
  sign: 1 | -1,
): Term[] => {
  const ids = domain.map((node) => plan.nodes.indexOf(node) + 1);
  return pods
    .filter(
      (other) =>
        other.id !== pod.id &&
        other.plan.info.namespace === pod.plan.info.namespace &&
        selects(selector, other.plan.info.labels),
    )
    .map((other) => some(other.scheduled, (state) => (ids.some((id) => isPlacedOn(id)(state)) ? sign : 0)));
};
