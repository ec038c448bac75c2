import { kubernetes136 } from '../../api/kubernetesVersion.ts';
import type { ApiObject } from '../../api/objects/apiObject.ts';
import { acceptsAll } from '../common/apiCalls.ts';
import type { LiveOwner } from '../common/controllerRefManager.ts';
import { isControlledBy } from '../common/ownerReferences.ts';
import { syncCronJob } from '../cronJob/syncCronJob.ts';
import { syncDaemonSet } from '../daemonSet/syncDaemonSet.ts';
import { syncDeployment } from '../deployment/syncDeployment.ts';
import { syncJob } from '../job/syncJob.ts';
import { ttlAfterFinished } from '../job/ttlAfterFinished.ts';
import { burstReplicas } from '../replicaSet/replicaSetView.ts';
import { syncReplicaSet } from '../replicaSet/syncReplicaSet.ts';
import { syncReplicationController } from '../replicationController/syncReplicationController.ts';
import { syncStatefulSet } from '../statefulSet/syncStatefulSet.ts';
import type { ClusterObjects } from './clusterObjects.ts';
import type { ReconciliationOf } from './reconciliation.ts';

const liveOf = ({ metadata }: ApiObject): LiveOwner => {
  const { uid = '', deletionTimestamp } = metadata ?? {};
  return deletionTimestamp ? { found: true, uid, deletionTimestamp } : { found: true, uid };
};

/** What is common to all views: nothing is remembered, the caches are complete, nothing is refused. */
const common = { version: kubernetes136, cacheVersions: new Map<string, string>(), answers: acceptsAll };

const cronJobs = ({ cronJobs, jobs }: ClusterObjects, now: number): ReconciliationOf<'CronJob'>[] => {
  const liveJob = (name: string) => {
    const job = jobs.find(({ metadata }) => metadata?.name === name);
    if (job) return { found: true, job } as const;
    return { found: false, error: { reason: 'NotFound', message: `jobs "${name}" not found` } } as const;
  };
  return cronJobs.map((cronJob) => {
    const own = jobs.filter((job) => isControlledBy(job, cronJob));
    const view = { now, cronJob, jobs: own, liveJob, answers: acceptsAll };
    return { controller: 'CronJob', view, sync: syncCronJob(view) };
  });
};

const jobs = ({ jobs, pods }: ClusterObjects, now: number): ReconciliationOf<'Job'>[] =>
  jobs.map((job) => {
    const view = { ...common, now, job, pods, memory: {}, live: liveOf(job) };
    return { controller: 'Job', view, sync: syncJob(view), ttl: ttlAfterFinished(job, now) };
  });

const deployments = (
  { deployments, replicaSets, pods }: ClusterObjects,
  now: number,
): ReconciliationOf<'Deployment'>[] =>
  deployments.map((deployment) => {
    const view = { ...common, now, deployment, replicaSets, pods, live: liveOf(deployment) };
    return { controller: 'Deployment', view, sync: syncDeployment(view) };
  });

const replicaSets = ({ replicaSets, pods }: ClusterObjects, now: number): ReconciliationOf<'ReplicaSet'>[] =>
  replicaSets.map((replicaSet) => {
    const live = liveOf(replicaSet);
    const owner = { replicaSet, relatedReplicaSets: replicaSets, live };
    const view = { ...common, ...owner, now, pods, memory: {}, burstReplicas };
    return { controller: 'ReplicaSet', view, sync: syncReplicaSet(view) };
  });

const replicationControllers = (
  { replicationControllers, pods }: ClusterObjects,
  now: number,
): ReconciliationOf<'ReplicationController'>[] =>
  replicationControllers.map((replicationController) => {
    const { version, answers } = common;
    const live = liveOf(replicationController);
    const view = { version, answers, now, replicationController, pods, live, memory: {}, burstReplicas };
    return { controller: 'ReplicationController', view, sync: syncReplicationController(view) };
  });

const statefulSets = (
  { statefulSets, pods, claims, revisions }: ClusterObjects,
  now: number,
): ReconciliationOf<'StatefulSet'>[] =>
  statefulSets.map((statefulSet) => {
    const view = { ...common, now, statefulSet, pods, claims, revisions, live: liveOf(statefulSet) };
    return { controller: 'StatefulSet', view, sync: syncStatefulSet(view) };
  });

const daemonSets = (
  { daemonSets, nodes, pods, revisions }: ClusterObjects,
  now: number,
): ReconciliationOf<'DaemonSet'>[] =>
  daemonSets.map((daemonSet) => {
    const memory = { failedPods: new Map() };
    const seen = { nodes, pods, revisions, unseenRevisions: [] };
    const view = { ...common, ...seen, now, daemonSet, memory, live: liveOf(daemonSet) };
    return { controller: 'DaemonSet', view, sync: syncDaemonSet(view) };
  });

/** One pass over each workload, by controllers that have just been started; those that bring others come first. */
export const reconcileWorkloads = (objects: ClusterObjects, now: number) => [
  ...cronJobs(objects, now),
  ...jobs(objects, now),
  ...deployments(objects, now),
  ...replicaSets(objects, now),
  ...replicationControllers(objects, now),
  ...statefulSets(objects, now),
  ...daemonSets(objects, now),
];
