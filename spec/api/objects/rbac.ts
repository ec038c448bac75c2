/** The rbac.authorization.k8s.io API group, v1, of Kubernetes v1.36. Made by `npm run generate:types`. */
import type { LabelSelector, ObjectMeta } from './meta.ts';

export type AggregationRule = {
  clusterRoleSelectors?: LabelSelector[];
};

export type ClusterRole = {
  kind?: 'ClusterRole';
  apiVersion?: 'rbac.authorization.k8s.io/v1';
  metadata?: ObjectMeta;
  rules?: PolicyRule[];
  aggregationRule?: AggregationRule;
};

export type ClusterRoleBinding = {
  kind?: 'ClusterRoleBinding';
  apiVersion?: 'rbac.authorization.k8s.io/v1';
  metadata?: ObjectMeta;
  subjects?: Subject[];
  roleRef: RoleRef;
};

export type PolicyRule = {
  verbs: string[];
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
  nonResourceURLs?: string[];
};

export type Role = {
  kind?: 'Role';
  apiVersion?: 'rbac.authorization.k8s.io/v1';
  metadata?: ObjectMeta;
  rules?: PolicyRule[];
};

export type RoleBinding = {
  kind?: 'RoleBinding';
  apiVersion?: 'rbac.authorization.k8s.io/v1';
  metadata?: ObjectMeta;
  subjects?: Subject[];
  roleRef: RoleRef;
};

export type RoleRef = {
  apiGroup?: string;
  kind: string;
  name: string;
};

export type Subject = {
  kind: string;
  apiGroup?: string;
  name: string;
  namespace?: string;
};
