import type { PodDisruptionBudget } from '../../api/objects/policy.ts';
import { acceptsAll } from '../common/apiCalls.ts';
import { builtInKinds, type Controllers } from '../disruption/controllerScale.ts';
import { syncDisruptionBudget } from '../disruption/syncDisruptionBudget.ts';
import type { ClusterObjects } from './clusterObjects.ts';

export type KnownBudgets = {
  readonly budgets: readonly PodDisruptionBudget[];
  /** those that were written by hand: their status is what the disruption controller would write now */
  readonly worked: readonly PodDisruptionBudget[];
};

/** The controllers by which budgets count their Pods. */
export const budgetControllers = ({
  replicaSets,
  deployments,
  statefulSets,
  replicationControllers,
}: ClusterObjects): Controllers => ({
  replicaSets,
  deployments,
  statefulSets,
  replicationControllers,
  customScales: [],
  servedKinds: builtInKinds,
});

/** The disruption controller never writes a status without a condition. */
const wasWritten = ({ status }: PodDisruptionBudget): boolean =>
  (status?.conditions ?? []).length > 0 || (status?.observedGeneration ?? 0) > 0;

/** The budgets of a cluster with a status each: their own, or where they have none what the controller would write. */
export const knownBudgets = (objects: ClusterObjects, now: number): KnownBudgets => {
  const { pods } = objects;
  const controllers = budgetControllers(objects);
  const worked: PodDisruptionBudget[] = [];
  const budgets = objects.budgets.map((budget) => {
    if (wasWritten(budget)) return budget;
    const { status } = syncDisruptionBudget({ now, budget, pods, controllers, answers: acceptsAll });
    worked.push(budget);
    return status ? { ...budget, status } : budget;
  });
  return { budgets, worked };
};
