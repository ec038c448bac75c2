import type { Identified } from '../../../checker/system/system.ts';
import type { ControllersPlan } from './controllersPlan.ts';

/** A template of a Deployment, by the number of its revision. */
export type TemplatePlan = Identified & {
  /** its Pods get ready; else they never do */
  readonly works: boolean;
};

/** A Deployment that rolls out its templates, the first of which it begins with. */
export type DeploymentPlan = ControllersPlan & {
  readonly replicas: number;
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  readonly templates: readonly TemplatePlan[];
};

/** The sizes that a ReplicaSet may be given. */
export const sizesOf = ({ replicas, maxSurge }: DeploymentPlan): number[] =>
  Array.from({ length: replicas + maxSurge + 1 }, (_, size) => size);
