import type { Kind } from '../schema/typeNames.ts';

/** Whether an attribute of a stored object can change, and under what condition or by what way. */
export type Mutability = { readonly mutable: boolean; readonly how?: string };

/** From a path below the kind to how it can change; what is not listed is as the nearest listed field around it. */
type Rules = { readonly [path: string]: true | string };

const server = 'status subresource: reported by the node or a controller';

const metadata: Rules = {
  'metadata.labels': true,
  'metadata.annotations': true,
  'metadata.finalizers': 'none is added once the object is being deleted',
  'metadata.ownerReferences': true,
  'metadata.managedFields': true,
  'metadata.generateName': true,
};

const resize = 'resize subresource; CPU and memory';

const pod: Rules = {
  ...metadata,
  'spec.containers.image': true,
  'spec.initContainers.image': true,
  'spec.activeDeadlineSeconds': 'can be set, and lowered',
  'spec.tolerations': 'can be added; of the others only tolerationSeconds changes',
  'spec.terminationGracePeriodSeconds': 'from a negative number to 1',
  'spec.schedulingGates': 'can be removed',
  'spec.nodeSelector': 'can be added to while scheduling gates hold the Pod back',
  'spec.affinity.nodeAffinity': 'required terms can be narrowed while scheduling gates hold the Pod back',
  'spec.containers.resources': resize,
  'spec.initContainers.resources': `${resize}; of sidecar containers`,
  'spec.resources': resize,
  'spec.ephemeralContainers': 'ephemeralcontainers subresource; can be added',
  'spec.nodeName': 'binding subresource; once',
  status: server,
};

const replicaSet: Rules = {
  ...metadata,
  'spec.replicas': true,
  'spec.minReadySeconds': true,
  'spec.template': true,
  status: server,
};

const deployment: Rules = {
  ...replicaSet,
  'spec.strategy': true,
  'spec.revisionHistoryLimit': true,
  'spec.paused': true,
  'spec.progressDeadlineSeconds': true,
};

const statefulSet: Rules = {
  ...metadata,
  'spec.replicas': true,
  'spec.ordinals': true,
  'spec.template': true,
  'spec.updateStrategy': true,
  'spec.revisionHistoryLimit': true,
  'spec.persistentVolumeClaimRetentionPolicy': true,
  'spec.minReadySeconds': true,
  status: server,
};

const daemonSet: Rules = {
  ...metadata,
  'spec.template': true,
  'spec.updateStrategy': true,
  'spec.minReadySeconds': true,
  'spec.revisionHistoryLimit': true,
  status: server,
};

const suspended = 'while the Job is suspended and none of its Pods runs';

const job: Rules = {
  ...metadata,
  'spec.parallelism': true,
  'spec.completions': 'of Indexed Jobs, together with parallelism',
  'spec.activeDeadlineSeconds': true,
  'spec.backoffLimit': true,
  'spec.maxFailedIndexes': true,
  'spec.manualSelector': true,
  'spec.ttlSecondsAfterFinished': true,
  'spec.suspend': true,
  'spec.podReplacementPolicy': true,
  'spec.template.metadata.labels': suspended,
  'spec.template.metadata.annotations': suspended,
  'spec.template.spec.nodeSelector': suspended,
  'spec.template.spec.tolerations': suspended,
  'spec.template.spec.schedulingGates': suspended,
  'spec.template.spec.affinity.nodeAffinity': suspended,
  'spec.template.spec.containers.resources': suspended,
  'spec.template.spec.initContainers.resources': suspended,
  status: server,
};

const cronJob: Rules = { ...metadata, spec: true, status: server };

const rulesOf: { readonly [kind in Kind]?: Rules } = {
  Pod: pod,
  ReplicaSet: replicaSet,
  Deployment: deployment,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  Job: job,
  CronJob: cronJob,
};

/**
 * Whether an attribute can change once the object is stored: `path` is below the kind, without indexes
 * (`spec.containers.image`). Undefined for kinds whose updates are not modelled.
 * https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
 */
export const mutability = (kind: Kind, path: string): Mutability | undefined => {
  const rules = rulesOf[kind];
  if (rules === undefined) return undefined;
  for (let around = path; around !== ''; around = around.slice(0, Math.max(0, around.lastIndexOf('.')))) {
    if (!Object.hasOwn(rules, around)) continue;
    const rule = rules[around];
    return typeof rule === 'string' ? { mutable: true, how: rule } : { mutable: true };
  }
  const parts = Object.keys(rules).some((ruled) => path === '' || ruled.startsWith(`${path}.`));
  return parts ? { mutable: true, how: 'in part: some of its fields' } : { mutable: false };
};
