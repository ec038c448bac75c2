import type { Governance } from '../governance.ts';

const workloads = 'https://kubernetes.io/docs/concepts/workloads/controllers';

/** What controllers write. */
export const controllerRecords: readonly Governance[] = [
  {
    op: 'replicaSetSync',
    rule: 'A ReplicaSet creates Pods while there are fewer than it wants, and deletes the least useful ones where there are more',
    source: `${workloads}/replicaset/#how-a-replicaset-works`,
  },
  {
    op: 'replicationControllerSync',
    rule: 'A ReplicationController keeps as many Pods as it wants, and counts those that its selector matches',
    source: `${workloads}/replicationcontroller/#how-a-replicationcontroller-works`,
  },
  {
    op: 'rsRank',
    rule: 'Pods that are not yet of use are deleted first, then those of lower deletion cost, those with more neighbours on their node, and the youngest',
    source: `${workloads}/replicaset/#scaling-a-replicaset`,
  },
  {
    op: 'podTemplateHash',
    rule: 'The label of the Pods of a template is a hash of the template and of the count of collisions',
    source: `${workloads}/deployment/#pod-template-hash-label`,
  },
  {
    op: 'deploymentSync',
    rule: 'A Deployment brings up the ReplicaSet of its template and takes down the others, within its surge and its unavailable Pods',
    source: `${workloads}/deployment/#rolling-update-deployment`,
  },
  {
    op: 'fenceposts',
    rule: 'A percentage of surge is rounded up, one of unavailable Pods down; where both are 0, one Pod may be unavailable',
    source: `${workloads}/deployment/#max-unavailable`,
  },
  {
    op: 'rollout',
    rule: 'One step of a rolling update scales up within the surge, or down as far as enough Pods stay available; scaling is shared out in proportion',
    source: `${workloads}/deployment/#proportional-scaling`,
    byName: ['replicas'],
  },
  {
    op: 'statefulSet',
    rule: 'Pods are created in the order of their ordinals and removed in the reverse order, each when those before it are available',
    source: `${workloads}/statefulset/#deployment-and-scaling-guarantees`,
  },
  {
    op: 'statefulSetSync',
    rule: 'Pods of a StatefulSet keep their name, their claims and their ordinal; updates go from the highest ordinal down to the partition',
    source: `${workloads}/statefulset/#rolling-updates`,
  },
  {
    op: 'daemonNode',
    rule: 'A DaemonSet runs on the nodes that match it and whose taints it tolerates; some taints it always tolerates',
    source: `${workloads}/daemonset/#how-daemon-pods-are-scheduled`,
  },
  {
    op: 'daemonSetSync',
    rule: 'A DaemonSet has one Pod on each node that it runs on, and replaces those of an older template within its limits',
    source: 'https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/',
  },
  {
    op: 'staleness',
    rule: 'A controller acts only when its caches have seen what it wrote itself',
    source: 'https://kep.k8s.io/5647',
  },
  {
    op: 'jobSync',
    rule: 'A Job keeps as many Pods active as it may until it has enough completions, and fails when its limits are met',
    source: `${workloads}/job/#job-termination-and-cleanup`,
  },
  {
    op: 'podFailurePolicy',
    rule: 'The first rule that matches a failed Pod says what is made of the failure',
    source: `${workloads}/job/#pod-failure-policy`,
  },
  {
    op: 'successPolicy',
    rule: 'A Job succeeds early when the indexes that succeeded meet one of its rules',
    source: `${workloads}/job/#success-policy`,
  },
  {
    op: 'cron',
    rule: 'A CronJob is due at the last time of its schedule that it missed; after more than 100 only the last counts',
    source: `${workloads}/cron-jobs/#schedule-syntax`,
  },
  {
    op: 'cronJobSync',
    rule: 'A CronJob starts the Job that is due unless its concurrency policy, its deadline or a suspension forbids it',
    source: `${workloads}/cron-jobs/#concurrency-policy`,
  },
  {
    op: 'disruption',
    rule: 'A budget allows as many disruptions as there are healthy Pods beyond those that it wants',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets',
  },
  {
    op: 'evictionRequest',
    rule: 'An eviction is refused where a budget allows no disruption, and always where more than one budget matches the Pod',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/',
  },
  {
    op: 'nodeLifecycle',
    rule: 'A node that is silent for longer than the grace period is Unknown, and is tainted; zones that are cut off are spared',
    source: 'https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller',
  },
  {
    op: 'garbageCollect',
    rule: 'An object is deleted when none of its owners exists any more; foreground deletion waits for those that it owns',
    source: 'https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion',
  },
  {
    op: 'namespaceDelete',
    rule: 'A Namespace that is deleted loses all of its content before it goes itself',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  },
  {
    op: 'attachDetach',
    rule: 'A volume is attached where a Pod needs it, and detached where none does and it is no longer mounted',
    source:
      'https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#storage-force-detach-on-timeout',
  },
  {
    op: 'podGC',
    rule: 'Pods that ended are removed beyond the limit, those of nodes that are gone after a while, and those that were deleted before they had a node at once',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection',
  },
];
