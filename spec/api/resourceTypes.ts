import { kindShape, type StructShape } from './schema/shape.ts';

/** The resources whose objects can be created and updated here, by their names in the API's paths. */
const kinds = {
  pods: 'Pod',
  replicasets: 'ReplicaSet',
  deployments: 'Deployment',
  statefulsets: 'StatefulSet',
  daemonsets: 'DaemonSet',
  jobs: 'Job',
  cronjobs: 'CronJob',
} as const;

export type ResourceName = keyof typeof kinds;

export type ResourceType = {
  readonly resource: ResourceName;
  readonly kind: string;
  readonly apiVersion: string;
  readonly shape: StructShape;
};

/** Whether a word names one of the modelled resources: `pods`, `deployments`, … */
export const isResourceName = (name: unknown): name is ResourceName =>
  typeof name === 'string' && Object.hasOwn(kinds, name);

/** The kind, the API version and the shape of a resource. */
export const resourceType = (resource: ResourceName): ResourceType => {
  const kind = kinds[resource];
  const { shape, apiVersion } = kindShape(kind)!;
  return { resource, kind, apiVersion, shape };
};

/** The resource of a kind; undefined for kinds that are not modelled here. */
export const resourceOfKind = (kind: string): ResourceName | undefined =>
  (Object.keys(kinds) as ResourceName[]).find((resource) => kinds[resource] === kind);
