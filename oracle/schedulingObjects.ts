import { setDefaults } from '../spec/api/create.ts';
import { decodeObject } from '../spec/api/decode/object.ts';
import { type Normalized, normalizeObject } from '../spec/api/normalize.ts';
import type { ApiObject } from '../spec/api/objects/apiObject.ts';
import type { Namespace, PersistentVolume, Service } from '../spec/api/objects/core.ts';
import type { PodDisruptionBudget } from '../spec/api/objects/policy.ts';
import type { StorageClass } from '../spec/api/objects/storage.ts';
import { type ResourceName, resourceOfKind, resourceType } from '../spec/api/resourceTypes.ts';
import type { Workloads } from '../spec/controllers/podsToCreate/podsToCreate.ts';
import type { ReadObject } from '../spec/manifest/readManifest.ts';
import { type Problem, problem } from '../spec/problem.ts';

/** What scheduling looks at, by kind. */
export type SchedulingObjects = Workloads & {
  readonly namespaces: readonly Namespace[];
  readonly services: readonly Service[];
  readonly disruptionBudgets: readonly PodDisruptionBudget[];
  readonly persistentVolumes: readonly PersistentVolume[];
  readonly storageClasses: readonly StorageClass[];
};

const kinds: Readonly<Record<keyof SchedulingObjects, string>> = {
  nodes: 'Node',
  pods: 'Pod',
  namespaces: 'Namespace',
  services: 'Service',
  disruptionBudgets: 'PodDisruptionBudget',
  persistentVolumeClaims: 'PersistentVolumeClaim',
  persistentVolumes: 'PersistentVolume',
  storageClasses: 'StorageClass',
  deployments: 'Deployment',
  replicaSets: 'ReplicaSet',
  statefulSets: 'StatefulSet',
  daemonSets: 'DaemonSet',
  jobs: 'Job',
  cronJobs: 'CronJob',
};

/** Kinds that say what becomes of Pods when they are created. */
const admissionKinds = ['PriorityClass', 'RuntimeClass', 'LimitRange'];

const known: ReadonlySet<string> = new Set([...Object.values(kinds), ...admissionKinds]);

/** Whether `schedule` has a use for objects of a kind. */
export const isOfUse = (kind: string): boolean => known.has(kind);

const workload = (resource: ResourceName, json: unknown): Normalized<unknown> => {
  const { object, typeErrors } = decodeObject(resourceType(resource).shape, json);
  if (typeErrors.length > 0) return { valid: false, typeErrors };
  setDefaults(resource, object as ApiObject);
  return { valid: true, object };
};

const normalized = ({ kind, object }: ReadObject): Normalized<unknown> => {
  const resource = resourceOfKind(kind);
  return resource === undefined || resource === 'pods'
    ? normalizeObject(kind, object)
    : workload(resource, object);
};

/** The objects that scheduling looks at, with their defaults, and what cannot be read as such. */
export const schedulingObjects = (
  read: readonly ReadObject[],
): { readonly objects: SchedulingObjects; readonly problems: readonly Problem[] } => {
  const byKind = new Map<string, unknown[]>();
  const problems: Problem[] = [];
  for (const each of read) {
    if (!isOfUse(each.kind)) continue;
    const answer = normalized(each);
    if (answer.valid) byKind.set(each.kind, [...(byKind.get(each.kind) ?? []), answer.object]);
    else {
      problems.push(
        ...answer.typeErrors.map(({ path, message }) => problem('PS1006', message, each.locate(path))),
      );
    }
  }
  const lists = Object.entries(kinds).map(([list, kind]) => [list, byKind.get(kind) ?? []]);
  return { objects: Object.fromEntries(lists) as SchedulingObjects, problems };
};
