/** The kinds of the watched resources. */
export const kinds: { readonly [resource: string]: string } = {
  pods: 'Pod',
  events: 'Event',
  nodes: 'Node',
  namespaces: 'Namespace',
  replicasets: 'ReplicaSet',
  deployments: 'Deployment',
  statefulsets: 'StatefulSet',
  daemonsets: 'DaemonSet',
  jobs: 'Job',
  cronjobs: 'CronJob',
  poddisruptionbudgets: 'PodDisruptionBudget',
  resourcequotas: 'ResourceQuota',
  limitranges: 'LimitRange',
};

export const workloadResources = [
  'deployments',
  'replicasets',
  'statefulsets',
  'daemonsets',
  'jobs',
  'cronjobs',
] as const;

/** All of them but Pods and Events. */
export const otherResources: readonly string[] = [
  ...workloadResources,
  'poddisruptionbudgets',
  'resourcequotas',
  'limitranges',
  'namespaces',
  'nodes',
];
