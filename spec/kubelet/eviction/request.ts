import { addQuantities, isZeroQuantity, type Quantity, zeroQuantity } from '../../api/quantity.ts';
import { isPodLevel } from '../../api/resourceNames.ts';
import { aggregateContainers, quantityFrom } from '../../api/resources.ts';
import type { BoundPod } from '../boundPod.ts';

/** The Pod names resources of its own; those of its containers do not count then. */
export const hasPodLevelResources = ({ spec }: BoundPod): boolean =>
  [...Object.keys(spec.resources?.requests ?? {}), ...Object.keys(spec.resources?.limits ?? {})].some(
    isPodLevel,
  );

/**
 * What a Pod requests of a resource, as eviction counts it: at Pod level if it has resources there, else in its
 * containers together; the overhead of its runtime class only on top of a request.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#pod-selection-for-kubelet-eviction
 */
export const requestedForEviction = (pod: BoundPod, resource: string): Quantity => {
  const { spec } = pod;
  const own = isPodLevel(resource) ? spec.resources?.requests?.[resource] : undefined;
  const ofContainers = hasPodLevelResources(pod)
    ? undefined
    : aggregateContainers(spec, 'requests').get(resource);
  const request = own === undefined ? (ofContainers ?? zeroQuantity) : quantityFrom(own);
  if (isZeroQuantity(request)) return request;
  return addQuantities(request, quantityFrom(spec.overhead?.[resource]));
};
