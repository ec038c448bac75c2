import type { DaemonSet, Deployment, ReplicaSet, StatefulSet } from '../objects/apps.ts';
import type { Draft } from '../objects/draft.ts';
import { defaultPodTemplate } from './podSpec.ts';
import { defaultClaimSpec, defaultClaimStatus } from './volume.ts';

/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/replica-set-v1/ */
export const setReplicaSetDefaults = ({ spec }: ReplicaSet): void => {
  if (spec === undefined) return;
  spec.replicas ??= 1;
  defaultPodTemplate(spec.template);
};

/**
 * Rolling updates by a quarter of the Pods, ten old revisions, ten minutes for progress.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export const setDeploymentDefaults = ({ spec }: Deployment): void => {
  if (spec === undefined) return;
  spec.replicas ??= 1;
  spec.strategy ??= {};
  spec.strategy.type ||= 'RollingUpdate';
  if (spec.strategy.type === 'RollingUpdate') {
    spec.strategy.rollingUpdate ??= {};
    spec.strategy.rollingUpdate.maxUnavailable ??= '25%';
    spec.strategy.rollingUpdate.maxSurge ??= '25%';
  }
  spec.revisionHistoryLimit ??= 10;
  spec.progressDeadlineSeconds ??= 600;
  defaultPodTemplate(spec.template);
};

/**
 * Ordered, rolling updates of all ordinals, claims outlive the set.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export const setStatefulSetDefaults = ({ spec }: Draft<StatefulSet>): void => {
  if (spec === undefined) return;
  spec.podManagementPolicy ||= 'OrderedReady';
  spec.updateStrategy ??= {};
  if (!spec.updateStrategy.type) {
    spec.updateStrategy.type = 'RollingUpdate';
    spec.updateStrategy.rollingUpdate ??= {};
  }
  if (spec.updateStrategy.type === 'RollingUpdate' && spec.updateStrategy.rollingUpdate) {
    spec.updateStrategy.rollingUpdate.partition ??= 0;
  }
  spec.persistentVolumeClaimRetentionPolicy ??= {};
  spec.persistentVolumeClaimRetentionPolicy.whenDeleted ||= 'Retain';
  spec.persistentVolumeClaimRetentionPolicy.whenScaled ||= 'Retain';
  spec.replicas ??= 1;
  spec.revisionHistoryLimit ??= 10;
  defaultPodTemplate(spec.template);
  for (const claim of spec.volumeClaimTemplates ?? []) {
    claim.apiVersion = 'v1';
    claim.kind = 'PersistentVolumeClaim';
    claim.status = { ...claim.status, phase: claim.status?.phase || 'Pending' };
    claim.spec ??= {};
    defaultClaimSpec(claim.spec);
    defaultClaimStatus(claim.status);
  }
};

/**
 * Rolling updates of one node at a time.
 * https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 * https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
 */
export const setDaemonSetDefaults = ({ spec }: DaemonSet): void => {
  if (spec === undefined) return;
  spec.updateStrategy ??= {};
  spec.updateStrategy.type ||= 'RollingUpdate';
  if (spec.updateStrategy.type === 'RollingUpdate') {
    spec.updateStrategy.rollingUpdate ??= {};
    spec.updateStrategy.rollingUpdate.maxUnavailable ??= 1;
    spec.updateStrategy.rollingUpdate.maxSurge ??= 0;
  } else if (spec.updateStrategy.rollingUpdate) {
    spec.updateStrategy.rollingUpdate.maxUnavailable ??= 0;
    spec.updateStrategy.rollingUpdate.maxSurge ??= 0;
  }
  spec.revisionHistoryLimit ??= 10;
  defaultPodTemplate(spec.template);
};
