/** The policy API group, v1, of Kubernetes v1.36. Made by `npm run generate:types`. */
import type { Condition, LabelSelector, ObjectMeta } from './meta.ts';

export type PodDisruptionBudget = {
  kind?: 'PodDisruptionBudget';
  apiVersion?: 'policy/v1';
  metadata?: ObjectMeta;
  spec?: PodDisruptionBudgetSpec;
  status?: PodDisruptionBudgetStatus;
};

export type PodDisruptionBudgetSpec = {
  minAvailable?: number | string;
  selector?: LabelSelector;
  maxUnavailable?: number | string;
  unhealthyPodEvictionPolicy?: string;
};

export type PodDisruptionBudgetStatus = {
  observedGeneration?: number;
  disruptedPods?: { [name: string]: string };
  disruptionsAllowed?: number;
  currentHealthy?: number;
  desiredHealthy?: number;
  expectedPods?: number;
  conditions?: Condition[];
};
