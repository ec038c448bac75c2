import type { LiveObject } from './history/liveObject.ts';
import type { PodStep } from './steps.ts';

/** The reference to the controller of a Pod. */
export const ownerOf = ({ after }: Pick<PodStep, 'after'>) =>
  after.metadata?.ownerReferences?.find(({ controller }) => controller);

/** A controller created the Pod: no request of a user did. */
export const isCreation = ({ record, request }: PodStep): boolean =>
  record.type === 'ADDED' && !record.snapshot && request === undefined;

/** The resources of the workloads whose Pods are known, by kind. */
export const workloadKinds: { readonly [kind: string]: string } = {
  ReplicaSet: 'replicasets',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
  Job: 'jobs',
};

/** The workload that controls a Pod, of its kind. */
export const workloadOf = (step: PodStep, kind: string): LiveObject | undefined => {
  const owner = ownerOf(step);
  return owner?.kind === kind ? step.history.objects.get(owner.uid) : undefined;
};
