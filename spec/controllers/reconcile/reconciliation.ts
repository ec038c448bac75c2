import type { ApiObject } from '../../api/objects/apiObject.ts';
import type { Node, Pod } from '../../api/objects/core.ts';
import type { CronJobSync, CronJobView } from '../cronJob/cronJobView.ts';
import type { DaemonSetSync, DaemonSetView } from '../daemonSet/daemonSetView.ts';
import type { DeploymentSync, DeploymentView } from '../deployment/deploymentView.ts';
import type { StaleDisruptionTarget } from '../disruption/staleDisruptionTarget.ts';
import type { DisruptionSync, DisruptionView } from '../disruption/syncDisruptionBudget.ts';
import type { JobSync, JobView } from '../job/jobView.ts';
import type { TtlVerdict } from '../job/ttlAfterFinished.ts';
import type { NamespacePass, NamespaceView } from '../namespaceDeletion/namespaceView.ts';
import type { PodGCPass, PodGCView } from '../podGC/podGCView.ts';
import type { ReplicaSetSync, ReplicaSetView } from '../replicaSet/replicaSetView.ts';
import type { ReplicationControllerView } from '../replicationController/syncReplicationController.ts';
import type { StatefulSetSync, StatefulSetView } from '../statefulSet/statefulSetView.ts';
import type { TaintEviction } from '../taintEviction/taintEviction.ts';
import type { Garbage } from './garbage.ts';
import type { NamespaceContent } from './namespaces.ts';
import type { NodeHealthWrites } from './nodes.ts';

/** What one controller sees of one object, and what it does about it next. */
export type Reconciliation =
  | { readonly controller: 'CronJob'; readonly view: CronJobView; readonly sync: CronJobSync }
  | { readonly controller: 'Job'; readonly view: JobView; readonly sync: JobSync; readonly ttl: TtlVerdict }
  | { readonly controller: 'Deployment'; readonly view: DeploymentView; readonly sync: DeploymentSync }
  | { readonly controller: 'ReplicaSet'; readonly view: ReplicaSetView; readonly sync: ReplicaSetSync }
  | {
      readonly controller: 'ReplicationController';
      readonly view: ReplicationControllerView;
      readonly sync: ReplicaSetSync;
    }
  | { readonly controller: 'StatefulSet'; readonly view: StatefulSetView; readonly sync: StatefulSetSync }
  | { readonly controller: 'DaemonSet'; readonly view: DaemonSetView; readonly sync: DaemonSetSync }
  | { readonly controller: 'disruption'; readonly view: DisruptionView; readonly sync: DisruptionSync }
  | {
      readonly controller: 'staleDisruptionTarget';
      readonly pod: Pod;
      readonly verdict: StaleDisruptionTarget;
    }
  | {
      readonly controller: 'taintEviction';
      readonly pod: Pod;
      readonly node: Node;
      /** times in unix seconds */
      readonly eviction: TaintEviction;
      readonly since: number;
      readonly now: number;
    }
  | {
      readonly controller: 'namespace';
      readonly view: NamespaceView;
      readonly content: readonly NamespaceContent[];
      readonly pass: NamespacePass;
    }
  | ({ readonly controller: 'garbageCollector' } & Garbage)
  | ({ readonly controller: 'nodeLifecycle' } & NodeHealthWrites)
  | { readonly controller: 'podGC'; readonly view: PodGCView; readonly pass: PodGCPass };

/** The name of a controller, as `Reconciliation` has it. */
export type Controller = Reconciliation['controller'];

/** What one controller does next. */
export type ReconciliationOf<C extends Controller> = Extract<Reconciliation, { readonly controller: C }>;

/** The object that a controller acts for; undefined for one that looks at many at once. */
export const ownerOf = (reconciliation: Reconciliation): ApiObject | undefined => {
  switch (reconciliation.controller) {
    case 'CronJob':
      return reconciliation.view.cronJob;
    case 'Job':
      return reconciliation.view.job;
    case 'Deployment':
      return reconciliation.view.deployment;
    case 'ReplicaSet':
      return reconciliation.view.replicaSet;
    case 'ReplicationController':
      return reconciliation.view.replicationController;
    case 'StatefulSet':
      return reconciliation.view.statefulSet;
    case 'DaemonSet':
      return reconciliation.view.daemonSet;
    case 'disruption':
      return reconciliation.view.budget;
    case 'staleDisruptionTarget':
    case 'taintEviction':
      return reconciliation.pod;
    case 'namespace':
      return reconciliation.view.namespace;
    case 'nodeLifecycle':
      return reconciliation.node;
    case 'garbageCollector':
    case 'podGC':
      return undefined;
  }
};
