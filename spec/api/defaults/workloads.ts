import type { DaemonSet, Deployment, ReplicaSet, StatefulSet } from '../objects/apps.ts';
import type { Draft } from '../objects/draft.ts';
import { defaultPodTemplate } from './podSpec.ts';
import { defaultClaimSpec } from './volume.ts';

/** Documentation: "ReplicaSet", API reference. */
export const setReplicaSetDefaults = ({ spec }: ReplicaSet): void => {
  if (spec === undefined) return;
  spec.replicas ??= 1;
  defaultPodTemplate(spec.template);
};

/** Rolling updates by a quarter of the Pods, ten old revisions, ten minutes for progress. Documentation: "Deployments". */
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

/** Ordered, rolling updates of all ordinals, claims outlive the set. Documentation: "StatefulSets". */
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
  }
};

/** Rolling updates of one node at a time. Documentation: "DaemonSet"; "Perform a Rolling Update on a DaemonSet". */
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
