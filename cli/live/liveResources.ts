/** Where the API serves each watched resource; those without a namespace are served once for the cluster. */
export const liveResources: readonly {
  readonly resource: string;
  readonly group: string;
  readonly isNamespaced: boolean;
}[] = [
  { resource: 'namespaces', group: 'api/v1', isNamespaced: false },
  { resource: 'nodes', group: 'api/v1', isNamespaced: false },
  { resource: 'pods', group: 'api/v1', isNamespaced: true },
  { resource: 'events', group: 'api/v1', isNamespaced: true },
  { resource: 'limitranges', group: 'api/v1', isNamespaced: true },
  { resource: 'resourcequotas', group: 'api/v1', isNamespaced: true },
  { resource: 'deployments', group: 'apis/apps/v1', isNamespaced: true },
  { resource: 'replicasets', group: 'apis/apps/v1', isNamespaced: true },
  { resource: 'statefulsets', group: 'apis/apps/v1', isNamespaced: true },
  { resource: 'daemonsets', group: 'apis/apps/v1', isNamespaced: true },
  { resource: 'jobs', group: 'apis/batch/v1', isNamespaced: true },
  { resource: 'cronjobs', group: 'apis/batch/v1', isNamespaced: true },
  { resource: 'poddisruptionbudgets', group: 'apis/policy/v1', isNamespaced: true },
];
