import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { informer } from '../../observers/informer.ts';
import { deployment } from '../charts/controllers/deployment.ts';
import type { observedPod } from '../charts/controllers/observedPod.ts';
import { replicaSet } from '../charts/controllers/replicaSet.ts';
import type { WorkloadPlan } from '../plan/clusterPlan.ts';
import type { PodParts } from './clusterParts.ts';

/** A workload of any kind, and the Pods that it may create. */
export type WorkloadParts = Identified & { readonly plan: WorkloadPlan; readonly pods: readonly PodParts[] };

/** A Pod of a ReplicaSet, as the controller of that sees it. */
export type ReplicatedPodParts = PodParts & { readonly observed: Component<typeof observedPod> };

/** A ReplicaSet, and the Deployment that it belongs to, if any. */
export type ReplicaSetParts = Omit<WorkloadParts, 'pods'> & {
  readonly pods: readonly ReplicatedPodParts[];
  readonly deployment: Component<typeof deployment> | undefined;
  readonly replicaSet: Component<typeof replicaSet>;
  /** of its ReplicaSet controller */
  readonly informer: Component<typeof informer>;
};

export const replicaSetParts = ({ one }: Composer, workload: WorkloadParts): ReplicaSetParts => {
  const { replicas, uids } = workload.plan;
  return {
    ...workload,
    pods: workload.pods as readonly ReplicatedPodParts[],
    deployment: undefined,
    replicaSet: one(`ReplicaSet of ${workload.name}`, replicaSet, { replicas, uids }),
    informer: one(`informer of ${workload.name}`, informer),
  };
};

/** The second revision of a Deployment is a ReplicaSet more. */
export const deploymentParts = (composer: Composer, workload: WorkloadParts): ReplicaSetParts => {
  const parts = replicaSetParts(composer, workload);
  const { replicas, revisionOf } = workload.plan;
  return revisionOf === undefined
    ? { ...parts, deployment: composer.one(workload.name, deployment, { replicas }) }
    : parts;
};
