import type { DaemonSet, StatefulSet } from '../../api/objects/apps.ts';
import type { Namespace } from '../../api/objects/core.ts';
import type { OwnerReference } from '../../api/objects/meta.ts';
import type { ReadObject } from '../../manifest/readManifest.ts';
import { isNamespaced } from '../../manifest/storedObject.ts';
import { controllerOf } from '../common/ownerReferences.ts';
import type { ClusterObjects } from './clusterObjects.ts';

const nameOf = ({ kind, object }: ReadObject): string => {
  const { name = '', namespace } = (object.metadata ?? {}) as { name?: string; namespace?: string };
  return `${kind} ${isNamespaced(kind) ? `${namespace || 'default'}/` : ''}${name}`;
};

/** Objects that were written by hand, Nodes and Namespaces aside, of which nobody asks the UID. */
export const assumedNew = (fresh: readonly ReadObject[]): readonly string[] =>
  fresh
    .filter(({ kind }) => isNamespaced(kind))
    .map((each) => `${nameOf(each)} has no uid: it is taken as just created`);

/** Owners that control Pods, ReplicaSets or Jobs of the input and are not in it, nor `gone`: nobody acts for them here. */
export const missingOwners = (
  {
    pods,
    replicaSets,
    replicationControllers,
    jobs,
    deployments,
    statefulSets,
    daemonSets,
    cronJobs,
  }: ClusterObjects,
  gone: readonly string[],
): readonly string[] => {
  const known = new Set(
    [replicaSets, replicationControllers, jobs, deployments, statefulSets, daemonSets, cronJobs]
      .flat()
      .map(({ metadata }) => metadata?.uid),
  );
  const missing = new Map<string, { readonly owner: string; count: number }>();
  for (const object of [...pods, ...replicaSets, ...jobs]) {
    const controller = controllerOf(object);
    if (controller === undefined || known.has(controller.uid) || gone.includes(controller.uid)) continue;
    const namespace = object.metadata?.namespace ?? '';
    const owner = `${controller.kind} ${namespace}/${controller.name}`;
    const found = missing.get(controller.uid) ?? { owner, count: 0 };
    found.count += 1;
    missing.set(controller.uid, found);
  }
  return [...missing.values()].map(
    ({ owner, count }) => `${owner} is not in the input: nothing is said of what it does with its ${count}`,
  );
};

/** Of these only the revision of their template is known; Pods that are to keep an older one would get that. */
export const missingRevisions = (owners: readonly (StatefulSet | DaemonSet)[]): readonly string[] =>
  owners.map(
    ({ metadata }) =>
      `no ControllerRevision of ${metadata?.namespace}/${metadata?.name} is in the input: only that of its template is known`,
  );

/** Namespaces that are being deleted hold more than most inputs do: what is not in the input is taken as gone. */
export const unseenContent = (namespaces: readonly Namespace[]): readonly string[] =>
  namespaces
    .filter(({ metadata }) => metadata?.deletionTimestamp)
    .map(({ metadata }) => `Namespace ${metadata?.name} is taken to hold nothing but what is in the input`);

/** Whether owners exist is only known of kinds that are in the input. */
export const assumedOwners = (kinds: readonly OwnerReference[]): readonly string[] =>
  kinds.map(({ kind }) => `no ${kind} is in the input: those that own others are taken to exist`);
