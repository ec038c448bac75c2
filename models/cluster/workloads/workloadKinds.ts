import type { AnyStateMachine } from 'xstate';
import type { WorkloadPlan } from '../plan/clusterPlan.ts';
import type { replicaSetControllerRules } from '../rules/replicaSetController.ts';
import { daemonSetKind } from './daemonSet.ts';
import { deploymentKind } from './deployment.ts';
import { cronJobKind, jobKind } from './job.ts';
import { replicaSetKind } from './replicaSet.ts';
import { statefulSetKind } from './statefulSet.ts';
import type { WorkloadController, WorkloadKind } from './workloadKind.ts';

/** Every kind of workload that a cluster may have, by its kind in manifests. */
export const workloadKinds: ReadonlyMap<string, WorkloadKind> = new Map([
  ['Deployment', deploymentKind],
  ['ReplicaSet', replicaSetKind],
  ['StatefulSet', statefulSetKind],
  ['DaemonSet', daemonSetKind],
  ['Job', jobKind],
  ['CronJob', cronJobKind],
]);

/** The controllers of all kinds, each once. */
export const workloadControllers: readonly WorkloadController[] = [
  ...new Set([...workloadKinds.values()].map(({ controller }) => controller)),
];

/** Their rules that mutants may change. */
export type WorkloadRules = ReturnType<typeof replicaSetControllerRules>['changeable'];

/** What the controller of a workload sees of each of its Pods. */
export const podViewOf = ({ kind }: WorkloadPlan): AnyStateMachine | undefined =>
  workloadKinds.get(kind)!.controller.podView;
