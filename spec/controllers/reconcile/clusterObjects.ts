import type { ApiObject } from '../../api/objects/apiObject.ts';
import type { DaemonSet, Deployment, ReplicaSet, StatefulSet } from '../../api/objects/apps.ts';
import type { CronJob, Job } from '../../api/objects/batch.ts';
import type { Namespace, Node, PersistentVolumeClaim, Pod } from '../../api/objects/core.ts';
import type { PodDisruptionBudget } from '../../api/objects/policy.ts';
import type { ReadObject } from '../../manifest/readManifest.ts';
import { sameNames } from '../../manifest/sameNames.ts';
import { storedFrom } from '../../manifest/storedObject.ts';
import type { Problem } from '../../problem.ts';
import type { ControllerRevision } from '../history/controllerRevision.ts';
import type { ReplicationController } from '../replicationController/syncReplicationController.ts';
import { controllerRevisionFrom } from './controllerRevision.ts';
import { replicationControllerFrom } from './replicationController.ts';

/** What controllers see of a cluster, by kind, as the API server has it. */
export type ClusterObjects = {
  readonly deployments: readonly Deployment[];
  readonly replicaSets: readonly ReplicaSet[];
  readonly replicationControllers: readonly ReplicationController[];
  readonly statefulSets: readonly StatefulSet[];
  readonly daemonSets: readonly DaemonSet[];
  readonly jobs: readonly Job[];
  readonly cronJobs: readonly CronJob[];
  readonly pods: readonly Pod[];
  readonly nodes: readonly Node[];
  readonly namespaces: readonly Namespace[];
  readonly claims: readonly PersistentVolumeClaim[];
  readonly budgets: readonly PodDisruptionBudget[];
  readonly revisions: readonly ControllerRevision[];
};

const kinds: Readonly<Record<keyof ClusterObjects, string>> = {
  deployments: 'Deployment',
  replicaSets: 'ReplicaSet',
  replicationControllers: 'ReplicationController',
  statefulSets: 'StatefulSet',
  daemonSets: 'DaemonSet',
  jobs: 'Job',
  cronJobs: 'CronJob',
  pods: 'Pod',
  nodes: 'Node',
  namespaces: 'Namespace',
  claims: 'PersistentVolumeClaim',
  budgets: 'PodDisruptionBudget',
  revisions: 'ControllerRevision',
};

const known: ReadonlySet<string> = new Set(Object.values(kinds));

/** Whether a controller other than those of namespaces and of owners looks at objects of a kind. */
export const isLookedAt = (kind: string): boolean => known.has(kind);

export type ReadCluster = {
  readonly objects: ClusterObjects;
  /** those that were written by hand: taken as just created */
  readonly fresh: readonly ReadObject[];
  /** of kinds that no controller of this specification looks at */
  readonly skipped: readonly ReadObject[];
  readonly problems: readonly Problem[];
  /** where an object was read */
  readonly sourceOf: (object: ApiObject) => ReadObject | undefined;
};

/** The objects of manifests as controllers see them; those that the API server would not have are problems. */
export const clusterObjects = (read: readonly ReadObject[]): ReadCluster => {
  const used = read.filter(({ kind }) => known.has(kind));
  const byKind = new Map<string, ApiObject[]>();
  const sources = new Map<ApiObject, ReadObject>();
  const fresh: ReadObject[] = [];
  const problems: Problem[] = sameNames(used);
  const keep = (source: ReadObject, object: ApiObject): void => {
    const others = byKind.get(source.kind);
    if (others) others.push(object);
    else byKind.set(source.kind, [object]);
    sources.set(object, source);
  };
  for (const each of used) {
    if (each.kind === kinds.revisions) {
      const answer = controllerRevisionFrom(each);
      if (answer.ok) keep(each, answer.revision);
      else problems.push(...answer.problems);
      continue;
    }
    if (each.kind === kinds.replicationControllers) {
      const answer = replicationControllerFrom(each);
      if (answer.ok) {
        if (answer.isNew) fresh.push(each);
        keep(each, answer.controller);
      } else problems.push(...answer.problems);
      continue;
    }
    const answer = storedFrom(each);
    if (!answer.ok) {
      problems.push(...answer.problems);
      continue;
    }
    if (answer.isNew) fresh.push(each);
    keep(each, answer.object);
  }
  const lists = Object.entries(kinds).map(([list, kind]) => [list, byKind.get(kind) ?? []]);
  return {
    objects: Object.fromEntries(lists) as ClusterObjects,
    fresh,
    skipped: read.filter(({ kind }) => !known.has(kind)),
    problems,
    sourceOf: (object) => sources.get(object),
  };
};
