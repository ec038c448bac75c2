import {
  addQuantities,
  compareQuantities,
  isZeroQuantity,
  signOf,
  wholeQuantity,
} from '../../api/quantity.ts';
import { quantityText } from '../../api/quantityText.ts';
import { aggregateContainers, quantityFrom } from '../../api/resources.ts';
import type { BoundPod } from '../boundPod.ts';
import type { ContainerUsage, PodUsage } from './usage.ts';

const bytes = (amount: number) => wholeQuantity(BigInt(Math.trunc(amount)), 'BinarySI');

const exceededEmptyDir = (pod: BoundPod, usage: PodUsage): string | undefined => {
  for (const { name, emptyDir } of pod.spec.volumes ?? []) {
    const used = usage.volumes.find((volume) => volume.name === name)?.used;
    const limit = quantityFrom(emptyDir?.sizeLimit);
    if (used === undefined || signOf(limit) <= 0 || compareQuantities(bytes(used), limit) <= 0) continue;
    return `Usage of EmptyDir volume "${name}" exceeds the limit "${quantityText(limit)}". `;
  }
  return undefined;
};

const exceededPodLimit = (pod: BoundPod, podBytes: number): string | undefined => {
  const ofContainers = aggregateContainers(pod.spec, 'limits').get('ephemeral-storage');
  if (ofContainers === undefined) return undefined;
  const overhead = quantityFrom(
    isZeroQuantity(ofContainers) ? undefined : pod.spec.overhead?.['ephemeral-storage'],
  );
  const limit = addQuantities(ofContainers, overhead);
  if (compareQuantities(bytes(podBytes), limit) <= 0) return undefined;
  return `Pod ephemeral local storage usage exceeds the total limit of containers ${quantityText(limit)}. `;
};

const exceededContainerLimit = (
  pod: BoundPod,
  usage: PodUsage,
  used: (container: ContainerUsage) => number,
): string | undefined => {
  for (const container of usage.containers) {
    const spec = pod.spec.containers.find(({ name }) => name === container.name);
    const limit = quantityFrom(spec?.resources?.limits?.['ephemeral-storage']);
    if (isZeroQuantity(limit) || compareQuantities(limit, bytes(used(container))) >= 0) continue;
    return `Container ${container.name} exceeded its local ephemeral storage limit "${quantityText(limit)}". `;
  }
  return undefined;
};

/**
 * Why a Pod is evicted for using more local storage than it may, whatever the node has left: an emptyDir above its
 * sizeLimit, the Pod (`podBytes`: all its ephemeral storage) above the limits of its containers together and the
 * overhead of its runtime class, or a container above its own. Writable layers count for a container only if they are on the node's own filesystem.
 * Undefined: it stays.
 * https://kubernetes.io/docs/concepts/storage/ephemeral-storage/#resource-emphemeralstorage-consumption
 */
export const localStorageEviction = (
  pod: BoundPod,
  usage: PodUsage,
  podBytes: number,
  separateImagefs: boolean,
): string | undefined =>
  exceededEmptyDir(pod, usage) ??
  exceededPodLimit(pod, podBytes) ??
  exceededContainerLimit(
    pod,
    usage,
    ({ logsUsed, rootfsUsed }) => (logsUsed ?? 0) + (separateImagefs ? 0 : (rootfsUsed ?? 0)),
  );
