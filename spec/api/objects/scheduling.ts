/** The scheduling.k8s.io API group, v1, of Kubernetes v1.36. Made by `npm run generate:types`. */
import type { ObjectMeta } from './meta.ts';

export type PriorityClass = {
  kind?: 'PriorityClass';
  apiVersion?: 'scheduling.k8s.io/v1';
  metadata?: ObjectMeta;
  value?: number;
  globalDefault?: boolean;
  description?: string;
  preemptionPolicy?: string;
};
