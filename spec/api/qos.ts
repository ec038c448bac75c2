import type { Pod, ResourceList } from './objects/core.ts';
import { addQuantities, compareQuantities, type Quantity, signOf } from './quantity.ts';
import { quantityFrom } from './resources.ts';

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

type Amounts = Map<string, Quantity>;

const decisive = ['cpu', 'memory'];

const addPositive = (sums: Amounts, list: ResourceList | undefined): void => {
  if (list === undefined) return;
  for (const name of decisive) {
    const amount = quantityFrom(list[name]);
    if (signOf(amount) <= 0) continue;
    const before = sums.get(name);
    sums.set(name, before === undefined ? amount : addQuantities(amount, before));
  }
};

const limitsAll = (list: ResourceList | undefined): boolean =>
  list !== undefined && decisive.every((name) => signOf(quantityFrom(list[name])) > 0);

/**
 * The quality-of-service class of a Pod: `Guaranteed` if CPU and memory of every container (ephemeral ones
 * aside) are limited and requested alike, `BestEffort` if none requests or limits either, else `Burstable`. If
 * the Pod has resources of its own, these alone decide.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
 * https://kep.k8s.io/2837
 */
export const computeQosClass = (pod: Pod): QosClass => {
  const requests: Amounts = new Map();
  const limits: Amounts = new Map();
  const own = pod.spec?.resources;
  let guaranteed = true;
  if (own !== undefined) {
    addPositive(requests, own.requests);
    addPositive(limits, own.limits);
    guaranteed = Object.keys(own.limits ?? {}).length === 0 || limitsAll(own.limits);
  } else {
    for (const { resources } of [...(pod.spec?.containers ?? []), ...(pod.spec?.initContainers ?? [])]) {
      addPositive(requests, resources?.requests);
      addPositive(limits, resources?.limits);
      guaranteed &&= limitsAll(resources?.limits);
    }
  }
  if (requests.size === 0 && limits.size === 0) return 'BestEffort';
  const alike = [...requests].every(([name, request]) => {
    const limit = limits.get(name);
    return limit !== undefined && compareQuantities(limit, request) === 0;
  });
  return guaranteed && alike && requests.size === limits.size ? 'Guaranteed' : 'Burstable';
};
