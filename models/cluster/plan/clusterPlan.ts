import type { DeploymentStrategy } from '../../../spec/api/objects/apps.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import type { NodeInfo } from '../../../spec/scheduling/nodeInfo.ts';
import type { PodInfo } from '../../../spec/scheduling/podInfo.ts';
import type { ContainerPlan } from '../../plan/containerPlan.ts';
import type { Actions, Repairs } from './actions.ts';

/** One Pod that may come to be: one UID. */
export type PodPlan = {
  readonly name: string;
  /** index of the workload that creates it; undefined: a user does */
  readonly workload: number | undefined;
  /** its place among the Pods of the workload, from 1 */
  readonly ordinal: number;
  /** the how manieth Pod of this place it is, from 1 */
  readonly life: number;
  /** defaulted and prepared, as the API server would store it */
  readonly pod: Pod;
  readonly info: PodInfo;
  readonly containers: readonly ContainerPlan[];
  /** whether it is ever evicted from an unreachable node: not if it tolerates that for ever */
  readonly evictedWhenUnreachable: boolean;
};

export type WorkloadPlan = {
  /** `Deployment`: one of the table of kinds */
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly replicas: number;
  /** what a user may scale it to */
  readonly scales: readonly number[];
  /** how many Pods it may create in all */
  readonly uids: number;
  /** its Pods each have a place of their own, and come in the order of these */
  readonly inOrder?: boolean;
  /** its Pods end, so many of them run at a time, and there are never more than `most` */
  readonly completes?: { readonly parallelism: number; readonly most: number };
  /** what else its ReplicaSet may be scaled to, by a controller */
  readonly sizes?: readonly number[];
  /** how its Pods are replaced by those of another revision, where they may be */
  readonly strategy?: DeploymentStrategy;
  /** the index of the workload of which this is the second revision */
  readonly revisionOf?: number;
};

/** How often the environment may do what; 0: never. */
export type Budgets = {
  readonly nodeFailures: number;
  readonly containerExits: number;
  readonly probeFailures: number;
  readonly evictions: number;
  readonly deletions: number;
  readonly forcedDeletions: number;
  readonly kubeletRestarts: number;
  readonly controllerRestarts: number;
  readonly scalings: number;
};

/** Whose view of the API may lag behind it: a controller of workloads, or the scheduler. */
export type Observer = string;

/** Everything about a cluster that is constant during a run. */
export type ClusterPlan = {
  readonly nodes: readonly NodeInfo[];
  readonly workloads: readonly WorkloadPlan[];
  readonly pods: readonly PodPlan[];
  readonly budgets: Budgets;
  readonly lagging: readonly Observer[];
  /** a controller may create the Pods of a workload in any order, so that none is before another; else in that of their ordinals */
  readonly anyOrder?: boolean;
  /** it is shown what questions are about */
  readonly asked?: boolean;
  /** those that select Pods, where questions may be about them */
  readonly services?: readonly SelectingService[];
  /** nothing fails, and nobody interferes, before the application is up */
  readonly onceUp?: boolean;
  /** what people do beside what `budgets` allow; absent: nothing */
  readonly actions?: Actions;
  /** those that evictions are held to */
  readonly disruptionBudgets?: readonly PodDisruptionBudget[];
  /** absent: machines that failed come back in the end */
  readonly repairs?: Repairs;
};

/** How many nodes may be away at the same time. */
export const mostAbsent = ({ budgets, actions }: ClusterPlan): number =>
  budgets.nodeFailures + Math.max(0, ...(actions?.zoneLoss ?? []).map(({ nodes }) => nodes.length));

/** A Service and the Pods that it selects. */
export type SelectingService = {
  readonly name: string;
  readonly namespace: string;
  readonly selector: { readonly [label: string]: string };
};
