import type { Container } from '../api/objects/core.ts';
import { computeQosClass } from '../api/qos.ts';
import { wholeValueOf } from '../api/quantity.ts';
import { aggregateContainers, isRestartableInitContainer, quantityFrom } from '../api/resources.ts';
import type { BoundPod } from './boundPod.ts';
import { isCriticalPod } from './criticalPod.ts';

/** Almost never killed. */
const guaranteedScore = -997n;
/** Killed first. */
const bestEffortScore = 1000n;

const memoryRequest = ({ resources }: Pick<Container, 'resources'>): bigint =>
  wholeValueOf(quantityFrom(resources?.requests?.memory));

/** What the Pod requests as a whole and no container of it, in equal shares. */
const unallocatedShare = ({ spec }: BoundPod): bigint => {
  const whole = memoryRequest(spec);
  if (whole === 0n) return 0n;
  const allocated = wholeValueOf(
    aggregateContainers(spec, 'requests').get('memory') ?? quantityFrom(undefined),
  );
  const containers = BigInt(spec.containers.length + (spec.initContainers ?? []).length);
  return containers === 0n ? 0n : (whole - allocated) / containers;
};

/** A sidecar is not killed before the regular containers that it serves. */
const countedRequest = (pod: BoundPod, container: Container): bigint => {
  const own = memoryRequest(container);
  const sidecar =
    isRestartableInitContainer(container) &&
    (pod.spec.initContainers ?? []).some(({ name }) => name === container.name);
  if (!sidecar) return own;
  const requests = pod.spec.containers.map(memoryRequest);
  if (requests.length === 0 || requests.some((request) => request <= own)) return own;
  return requests.reduce((least, request) => {
    if (request < least) return request;
    return least;
  });
};

/**
 * By how much the kernel's OOM score of a container's processes is adjusted (from -1000 to 1000; the highest score is
 * killed first when the node is out of memory): guaranteed Pods and critical Pods of the node come last, best-effort
 * Pods first, burstable ones between them by the part of the node's memory (`capacity`, in bytes) that they request.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#node-out-of-memory-behavior
 */
export const oomScoreAdjustment = (pod: BoundPod, container: Container, capacity: bigint): number => {
  if (isCriticalPod(pod) && pod.spec.priorityClassName === 'system-node-critical')
    return Number(guaranteedScore);
  const qos = pod.status?.qosClass || computeQosClass(pod);
  if (qos === 'Guaranteed') return Number(guaranteedScore);
  if (qos === 'BestEffort' || capacity <= 0n) return Number(bestEffortScore);

  const score = 1000n - (1000n * (countedRequest(pod, container) + unallocatedShare(pod))) / capacity;
  const lowest = 1000n + guaranteedScore;
  if (score < lowest) return Number(lowest);
  return Number(score === bestEffortScore ? score - 1n : score);
};
