import { atMost, type Guard, some } from '../../../checker/system/guard.ts';
import type { Amounts } from '../../../spec/scheduling/amounts.ts';
import { isPlacedOn } from '../charts/scheduler/scheduledPod.ts';
import type { NodeParts, PodParts } from '../parts/clusterParts.ts';
import type { ClusterPlan } from '../plan/clusterPlan.ts';

/** What a Pod takes of one resource, as a whole number of some unit; `undefined`: it takes none. */
type Resource = (amounts: Amounts) => bigint;

const resourcesIn = (amounts: Amounts): Resource[] => [
  ({ milliCPU }) => milliCPU,
  ({ memory }) => memory,
  ({ ephemeralStorage }) => ephemeralStorage,
  ...[...amounts.scalars.keys()].map(
    (name): Resource =>
      ({ scalars }) =>
        scalars.get(name) ?? 0n,
  ),
];

/**
 * NodeResourcesFit as counts: what the Pods in the scheduler's view take of the node leaves room for this one, and
 * the node takes one more Pod. A resource that could never run short needs no count.
 */
export const resourcesFit = (
  plan: ClusterPlan,
  pods: readonly PodParts[],
  pod: PodParts,
  node: NodeParts,
): Guard[] => {
  const { allocatable } = plan.nodes[node.id - 1]!;
  const others = pods.filter((other) => other.id !== pod.id);
  const asked = resourcesIn(pod.plan.info.requests).filter(
    (resource) => resource(pod.plan.info.requests) > 0n,
  );
  return [
    room(others, node, () => 1n, allocatable.pods - 1n),
    ...asked.map((resource) =>
      room(
        others,
        node,
        (other) => resource(other.plan.info.requests),
        resource(allocatable) - resource(pod.plan.info.requests),
      ),
    ),
  ].flat();
};

/** The others on the node take no more than `free` together. Amounts are divided by their common divisor. */
const room = (
  others: readonly PodParts[],
  node: NodeParts,
  amountOf: (other: PodParts) => bigint,
  free: bigint,
): Guard[] => {
  const total = others.reduce((sum, other) => sum + amountOf(other), 0n);
  if (total <= free) return [];
  const divisor = others.reduce((sofar, other) => commonDivisor(sofar, amountOf(other)), 0n) || 1n;
  const terms = others.map((other) => {
    const weight = Number(amountOf(other) / divisor);
    return some(other.scheduled, (state) => (isPlacedOn(node.id)(state) ? weight : 0));
  });
  return [atMost(free < 0n ? -1 : Number(free / divisor), terms)];
};

const commonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : commonDivisor(b, a % b));
