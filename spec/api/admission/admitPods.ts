import { normalizePod } from '../normalize.ts';
import type { Pod } from '../objects/core.ts';
import { type AdmissionCluster, isNamed } from './cluster.ts';
import { applyLimitRange } from './limitRanger.ts';
import { applyPriority } from './priority.ts';
import { applyRuntimeClass } from './runtimeClass.ts';

export type AdmittedPods = {
  readonly pods: readonly Pod[];
  /** what had to be assumed, one sentence each */
  readonly assumptions: readonly string[];
};

const nameOf = ({ metadata }: Pod): string => `${metadata?.namespace || 'default'}/${metadata?.name ?? ''}`;

const admit = (pod: Pod, cluster: AdmissionCluster, assumptions: Set<string>): Pod => {
  const namespace = pod.metadata?.namespace || 'default';
  for (const limitRange of cluster.limitRanges) {
    if ((limitRange.metadata?.namespace || 'default') === namespace) applyLimitRange(pod, limitRange);
  }
  const { priorityClassName: priorityClass, runtimeClassName: runtimeClass, priority } = pod.spec ?? {};
  if (priority === undefined) {
    const isKnown = !priorityClass || cluster.priorityClasses.some(isNamed(priorityClass));
    if (isKnown) applyPriority(pod, cluster);
    else assumptions.add(`there is no PriorityClass ${priorityClass} in the input: taken for priority 0`);
  }
  if (runtimeClass && !cluster.runtimeClasses.some(isNamed(runtimeClass))) {
    assumptions.add(`there is no RuntimeClass ${runtimeClass} in the input: taken for one without overhead`);
  } else {
    const refusal = applyRuntimeClass(pod, cluster);
    if (refusal !== undefined) assumptions.add(`${nameOf(pod)}: ${refusal}`);
  }
  return pod;
};

/**
 * New Pods as they would be stored: with their defaults, those of the LimitRanges of their namespace, the priority of
 * their class and the overhead of their runtime. What would refuse them is told, and they are taken as they are.
 */
export const admitPods = (pods: readonly Pod[], cluster: AdmissionCluster): AdmittedPods => {
  const assumptions = new Set<string>();
  const admitted = pods.map((pod) => {
    const normalized = normalizePod(pod);
    return normalized.valid ? admit(normalized.object, cluster, assumptions) : pod;
  });
  return { pods: admitted, assumptions: [...assumptions] };
};
