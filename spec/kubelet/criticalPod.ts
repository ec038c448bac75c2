import { type BoundPod, isMirrorPod, isStaticPod } from './boundPod.ts';

/** The lowest priority of the system's own priority classes (`system-cluster-critical`). */
export const systemCriticalPriority = 2_000_000_000;

/**
 * Critical Pods are never evicted for node pressure and are admitted in spite of it: static Pods, their mirrors, and
 * Pods with the priority of the system's own classes.
 * https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/
 */
export const isCriticalPod = (pod: BoundPod): boolean =>
  isStaticPod(pod) || isMirrorPod(pod) || (pod.spec.priority ?? 0) >= systemCriticalPriority;
