/** The node.k8s.io API group, v1, of Kubernetes v1.36. Made by `npm run generate:types`. */
import type { ResourceList, Toleration } from './core.ts';
import type { ObjectMeta } from './meta.ts';

export type Overhead = {
  podFixed?: ResourceList;
};

export type RuntimeClass = {
  kind?: 'RuntimeClass';
  apiVersion?: 'node.k8s.io/v1';
  metadata?: ObjectMeta;
  handler: string;
  overhead?: Overhead;
  scheduling?: Scheduling;
};

export type Scheduling = {
  nodeSelector?: { [name: string]: string };
  tolerations?: Toleration[];
};
