/** A decision of this specification, and the fields of the API that it reads. */
export type DecisionRecord = {
  /** the function; programs import it from `pod-semantics/<file>` */
  readonly name: string;
  readonly file: string;
  readonly says: string;
  /** by kind: `Deployment.spec.strategy` */
  readonly fields: readonly string[];
};

/** The decisions of controllers, by the fields that change them. */
export const decisionBook: readonly DecisionRecord[] = [
  {
    name: 'syncReplicaSet',
    file: 'spec/controllers/replicaSet/syncReplicaSet',
    says: 'how many Pods a ReplicaSet creates or deletes, and which',
    fields: ['ReplicaSet.spec.replicas', 'ReplicaSet.spec.selector', 'ReplicaSet.spec.minReadySeconds'],
  },
  {
    name: 'syncDeployment',
    file: 'spec/controllers/deployment/syncDeployment',
    says: 'which ReplicaSets a Deployment creates, scales and deletes, and its conditions',
    fields: [
      'Deployment.spec.replicas',
      'Deployment.spec.selector',
      'Deployment.spec.template',
      'Deployment.spec.strategy',
      'Deployment.spec.minReadySeconds',
      'Deployment.spec.paused',
      'Deployment.spec.revisionHistoryLimit',
      'Deployment.spec.progressDeadlineSeconds',
    ],
  },
  {
    name: 'syncStatefulSet',
    file: 'spec/controllers/statefulSet/syncStatefulSet',
    says: 'which replica of a StatefulSet is created, replaced or deleted next, and its claims',
    fields: [
      'StatefulSet.spec.replicas',
      'StatefulSet.spec.ordinals',
      'StatefulSet.spec.podManagementPolicy',
      'StatefulSet.spec.updateStrategy',
      'StatefulSet.spec.minReadySeconds',
      'StatefulSet.spec.volumeClaimTemplates',
      'StatefulSet.spec.persistentVolumeClaimRetentionPolicy',
      'StatefulSet.spec.revisionHistoryLimit',
      'StatefulSet.spec.template',
    ],
  },
  {
    name: 'syncDaemonSet',
    file: 'spec/controllers/daemonSet/syncDaemonSet',
    says: 'for which nodes a DaemonSet creates Pods, and which it deletes',
    fields: [
      'DaemonSet.spec.selector',
      'DaemonSet.spec.template',
      'DaemonSet.spec.updateStrategy',
      'DaemonSet.spec.minReadySeconds',
      'DaemonSet.spec.revisionHistoryLimit',
      'Node.spec.taints',
      'Node.metadata.labels',
    ],
  },
  {
    name: 'syncJob',
    file: 'spec/controllers/job/syncJob',
    says: 'which Pods a Job creates, deletes and counts, and how it ends',
    fields: [
      'Job.spec.parallelism',
      'Job.spec.completions',
      'Job.spec.completionMode',
      'Job.spec.backoffLimit',
      'Job.spec.backoffLimitPerIndex',
      'Job.spec.maxFailedIndexes',
      'Job.spec.podFailurePolicy',
      'Job.spec.successPolicy',
      'Job.spec.podReplacementPolicy',
      'Job.spec.activeDeadlineSeconds',
      'Job.spec.suspend',
      'Job.spec.managedBy',
    ],
  },
  {
    name: 'ttlAfterFinished',
    file: 'spec/controllers/job/ttlAfterFinished',
    says: 'when a finished Job is deleted',
    fields: ['Job.spec.ttlSecondsAfterFinished'],
  },
  {
    name: 'syncCronJob',
    file: 'spec/controllers/cronJob/syncCronJob',
    says: 'whether a CronJob starts a Job, and which Jobs it deletes',
    fields: [
      'CronJob.spec.schedule',
      'CronJob.spec.timeZone',
      'CronJob.spec.startingDeadlineSeconds',
      'CronJob.spec.concurrencyPolicy',
      'CronJob.spec.suspend',
      'CronJob.spec.successfulJobsHistoryLimit',
      'CronJob.spec.failedJobsHistoryLimit',
    ],
  },
  {
    name: 'syncDisruptionBudget',
    file: 'spec/controllers/disruption/syncDisruptionBudget',
    says: 'how many Pods of a budget may be disrupted',
    fields: [
      'PodDisruptionBudget.spec.minAvailable',
      'PodDisruptionBudget.spec.maxUnavailable',
      'PodDisruptionBudget.spec.selector',
    ],
  },
  {
    name: 'evictPod',
    file: 'spec/controllers/eviction/evictPod',
    says: 'whether the API evicts a Pod',
    fields: [
      'PodDisruptionBudget.spec.unhealthyPodEvictionPolicy',
      'PodDisruptionBudget.spec.selector',
      'PodDisruptionBudget.status.disruptionsAllowed',
      'PodDisruptionBudget.status.disruptedPods',
    ],
  },
  {
    name: 'onTaintsChanged',
    file: 'spec/controllers/taintEviction/taintEviction',
    says: 'whether and when a Pod is deleted for the taints of its node',
    fields: ['Node.spec.taints', 'Pod.spec.tolerations'],
  },
  {
    name: 'collectPods',
    file: 'spec/controllers/podGC/collectPods',
    says: 'which Pods garbage collection removes',
    fields: ['Pod.status.phase', 'Pod.spec.nodeName', 'Pod.metadata.deletionTimestamp'],
  },
];

const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`);

/** The decisions that read a field of a kind, or a part of it: `Deployment` and `spec.strategy.rollingUpdate`. */
export const decisionsReading = (kind: string, path: string): readonly DecisionRecord[] =>
  decisionBook.filter(({ fields }) =>
    fields.some((field) => isWithin(field, `${kind}.${path}`) || isWithin(`${kind}.${path}`, field)),
  );
