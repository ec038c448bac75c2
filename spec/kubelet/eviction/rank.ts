import { compareQuantities, type Quantity, subtractQuantities, wholeQuantity } from '../../api/quantity.ts';
import { requestedForEviction } from './request.ts';
import { type Candidate, type DiskResource, diskUsage, type FilesystemUse, type PodUsage } from './usage.ts';

/** Negative if `a` is evicted before `b`. */
type Order = (a: Candidate, b: Candidate) => number;

const trueFirst = (a: boolean, b: boolean): number => Number(b) - Number(a);

const quantityOf = (amount = 0): Quantity => wholeQuantity(BigInt(Math.trunc(amount)), 'BinarySI');

type Measure = (candidate: Candidate, usage: PodUsage) => Quantity;

/** Compares by statistics; a Pod without any goes before one with them. */
const withStatistics =
  (compare: (a: [Candidate, PodUsage], b: [Candidate, PodUsage]) => number): Order =>
  (a, b) =>
    a.usage && b.usage
      ? compare([a, a.usage], [b, b.usage])
      : trueFirst(a.usage === undefined, b.usage === undefined);

const exceedsRequest = (measure: Measure, resource: string): Order =>
  withStatistics(([a, ofA], [b, ofB]) =>
    trueFirst(
      compareQuantities(measure(a, ofA), requestedForEviction(a.pod, resource)) > 0,
      compareQuantities(measure(b, ofB), requestedForEviction(b.pod, resource)) > 0,
    ),
  );

const byPriority: Order = (a, b) => (a.pod.spec.priority ?? 0) - (b.pod.spec.priority ?? 0);

const mostAboveRequest = (measure: Measure, resource: string): Order => {
  const above = (candidate: Candidate, usage: PodUsage) =>
    subtractQuantities(measure(candidate, usage), requestedForEviction(candidate.pod, resource));
  return withStatistics(([a, ofA], [b, ofB]) => compareQuantities(above(b, ofB), above(a, ofA)));
};

const mostProcesses: Order = withStatistics(([, a], [, b]) => (b.processes ?? 0) - (a.processes ?? 0));

/** The resource that a node runs short of, and for disks the uses that its filesystem holds. */
export type Starved =
  | { readonly resource: 'memory' }
  | { readonly resource: 'pids' }
  | { readonly resource: DiskResource; readonly uses: readonly FilesystemUse[] };

const ordersFor = (starved: Starved): readonly Order[] => {
  if (starved.resource === 'pids') return [byPriority, mostProcesses];
  if (starved.resource === 'memory') {
    const memory: Measure = (_, usage) => quantityOf(usage.memoryWorkingSet);
    return [exceedsRequest(memory, 'memory'), byPriority, mostAboveRequest(memory, 'memory')];
  }
  const { resource, uses } = starved;
  const disk: Measure = ({ pod }, usage) => quantityOf(diskUsage(pod, usage, uses, resource));
  // nobody requests inodes: their use is set against the request of storage
  return [exceedsRequest(disk, resource), byPriority, mostAboveRequest(disk, 'ephemeral-storage')];
};

/**
 * The order in which Pods are evicted when the node is short of a resource, as groups of equals. First those that
 * use more than they request, then by priority, then by how much they use above their request; when processes are
 * short, by priority and number of processes. A Pod without statistics goes first.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#pod-selection-for-kubelet-eviction
 */
export const evictionOrder = (
  candidates: readonly Candidate[],
  starved: Starved,
): readonly (readonly Candidate[])[] => {
  const orders = ordersFor(starved);
  const compare: Order = (a, b) => {
    for (const order of orders) {
      const result = order(a, b);
      if (result !== 0) return result;
    }
    return 0;
  };
  const groups: Candidate[][] = [];
  for (const candidate of candidates.toSorted(compare)) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group && first && compare(first, candidate) === 0) group.push(candidate);
    else groups.push([candidate]);
  }
  return groups;
};
