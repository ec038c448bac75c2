import type { Identified } from '../../../checker/system/system.ts';
import type { ControllersPlan } from './controllersPlan.ts';

/** A node that Pods may be on. */
export type DrainNodePlan = Identified & {
  /** somebody may drain it */
  readonly drained: boolean;
};

/** A ReplicaSet that a PodDisruptionBudget guards, and nodes of which some are drained: each kind of Pods is those of one node. */
export type DrainPlan = ControllersPlan & {
  readonly replicas: number;
  readonly maxUnavailable: number;
  readonly nodes: readonly DrainNodePlan[];
};
