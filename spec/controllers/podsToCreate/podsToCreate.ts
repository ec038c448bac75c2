import type { DaemonSet, Deployment, ReplicaSet, StatefulSet } from '../../api/objects/apps.ts';
import type { CronJob, Job } from '../../api/objects/batch.ts';
import type { Node, PersistentVolumeClaim, Pod } from '../../api/objects/core.ts';
import { missingDaemons } from './daemons.ts';
import { missingJobPods, nextJob } from './jobPods.ts';
import { missingOrdinals } from './ordinals.ts';
import { ownedBy } from './ownedBy.ts';
import { missingReplicas } from './replicas.ts';

/** Workloads with their defaults, and what there is of them already. */
export type Workloads = {
  readonly deployments: readonly Deployment[];
  readonly replicaSets: readonly ReplicaSet[];
  readonly statefulSets: readonly StatefulSet[];
  readonly daemonSets: readonly DaemonSet[];
  readonly jobs: readonly Job[];
  readonly cronJobs: readonly CronJob[];
  readonly pods: readonly Pod[];
  readonly nodes: readonly Node[];
  readonly persistentVolumeClaims: readonly PersistentVolumeClaim[];
};

/**
 * The Pods that the controllers of these workloads would create now, in the order of the lists, and the claims of
 * StatefulSets. A Deployment brings its Pods through its ReplicaSets where they are there; a CronJob brings those of
 * one run. The Pods have no defaults yet. No workload gives more than `mostPods` + 1.
 * https://kubernetes.io/docs/concepts/workloads/controllers/
 */
export const podsToCreate = (
  given: Workloads,
): { readonly pods: readonly Pod[]; readonly claims: readonly PersistentVolumeClaim[] } => {
  const { pods, nodes } = given;
  const deployments = given.deployments.filter((each) => ownedBy(each, given.replicaSets).length === 0);
  const sets = given.statefulSets.map((set) => missingOrdinals(set, pods, given.persistentVolumeClaims));
  const runs = given.cronJobs.flatMap((cronJob) => nextJob(cronJob) ?? []);
  return {
    pods: [
      ...[...deployments, ...given.replicaSets].flatMap((owner) => missingReplicas(owner, pods)),
      ...sets.flatMap((set) => set.pods),
      ...given.daemonSets.flatMap((set) => missingDaemons(set, pods, nodes)),
      ...[...given.jobs, ...runs].flatMap((job) => missingJobPods(job, pods)),
    ],
    claims: sets.flatMap(({ claims }) => claims),
  };
};
