import { computeQosClass, type QosClass } from '../../api/qos.ts';
import { milliValueOf, wholeValueOf } from '../../api/quantity.ts';
import type { BoundPod } from '../boundPod.ts';
import { isCriticalPod } from '../criticalPod.ts';
import { requestedForEviction } from '../eviction/request.ts';
import type { Insufficient } from './nodeFit.ts';

/** What is still needed of a resource. */
export type Need = { readonly resource: string; readonly amount: bigint };

/** Which Pods make room; `possible: false`: not even all of them would, and this is still missing. */
export type KubeletPreemption =
  | { readonly possible: true; readonly victims: readonly BoundPod[] }
  | { readonly possible: false; readonly unmet: readonly Need[] };

const requestOf = (pod: BoundPod, resource: string): bigint => {
  if (resource === 'pods') return 1n;
  const request = requestedForEviction(pod, resource);
  return resource === 'cpu' ? milliValueOf(request) : wholeValueOf(request);
};

const without = (needs: readonly Need[], pods: readonly BoundPod[]): readonly Need[] =>
  needs
    .map(({ resource, amount }) => ({
      resource,
      amount: pods.reduce((left, pod) => left - requestOf(pod, resource), amount),
    }))
    .filter(({ amount }) => amount > 0n);

/** How far a Pod alone is from meeting the needs: each counts by the part of it that would remain, squared. */
const distance = (needs: readonly Need[], pod: BoundPod): number =>
  needs.reduce((sum, { resource, amount }) => {
    const left = amount - requestOf(pod, resource);
    return left > 0n ? sum + (Number(left) / Number(amount)) ** 2 : sum;
  }, 0);

const isSmaller = (a: BoundPod, b: BoundPod): boolean => {
  for (const resource of ['memory', 'cpu']) {
    const difference = requestOf(a, resource) - requestOf(b, resource);
    if (difference !== 0n) return difference < 0n;
  }
  return true;
};

/** Takes the Pod nearest to the needs (of two, the smaller), again and again until they are met. */
const nearest = (pods: readonly BoundPod[], needs: readonly Need[]): readonly BoundPod[] => {
  const [first, ...others] = pods;
  if (needs.length === 0 || first === undefined) return [];
  const best = others.reduce((chosen, pod) => {
    const difference = distance(needs, pod) - distance(needs, chosen);
    return difference < 0 || (difference === 0 && isSmaller(pod, chosen)) ? pod : chosen;
  }, first);
  return [
    best,
    ...nearest(
      pods.filter((pod) => pod !== best),
      without(needs, [best]),
    ),
  ];
};

/** Critical Pods give way only to a higher priority; every other Pod gives way to a critical one. */
const givesWay = (pod: BoundPod, to: BoundPod): boolean => {
  if (isCriticalPod(to) && !isCriticalPod(pod)) return true;
  const { priority } = pod.spec;
  return typeof to.spec.priority === 'number' && typeof priority === 'number' && to.spec.priority > priority;
};

/**
 * Which Pods a kubelet preempts so that a critical Pod which lacks only resources can be admitted: as few and as
 * little as possible, best-effort Pods before burstable before guaranteed ones.
 * https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/
 */
export const preemptForCritical = (
  critical: BoundPod,
  pods: readonly BoundPod[],
  lacking: readonly Insufficient[],
): KubeletPreemption => {
  const needs = lacking.map(({ resource, requested, used, capacity }) => ({
    resource,
    amount: requested - (capacity - used),
  }));
  const candidates = pods.filter((pod) => givesWay(pod, critical));
  const unmet = without(needs, candidates);
  if (unmet.length > 0) return { possible: false, unmet };
  const of = (qos: QosClass) =>
    candidates.filter((pod) => (pod.status?.qosClass || computeQosClass(pod)) === qos);
  const bestEffort = of('BestEffort');
  const burstable = of('Burstable');
  const guaranteedVictims = nearest(of('Guaranteed'), without(needs, [...bestEffort, ...burstable]));
  const burstableVictims = nearest(burstable, without(needs, [...bestEffort, ...guaranteedVictims]));
  const bestEffortVictims = nearest(bestEffort, without(needs, [...burstableVictims, ...guaranteedVictims]));
  return { possible: true, victims: [...bestEffortVictims, ...burstableVictims, ...guaranteedVictims] };
};

const message = 'Pod was preempted by Kubelet to accommodate a critical pod.';

/** How a preempted Pod is shown: Failed. */
export const preemptedStatus = {
  reason: 'Preempting',
  message: 'Preempted in order to admit critical pod',
  condition: { type: 'DisruptionTarget', status: 'True', reason: 'TerminationByKubelet', message },
} as const;
