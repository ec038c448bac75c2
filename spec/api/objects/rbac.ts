/** The rbac.authorization.k8s.io API group, v1. The published types, with what v1.36 adds (see `extension.ts`). */
import type * as rbac from 'kubernetes-types/rbac/v1.js';
import type {} from './extension.ts';

export type ClusterRole = rbac.ClusterRole;
export type ClusterRoleBinding = rbac.ClusterRoleBinding;
export type PolicyRule = rbac.PolicyRule;
export type Role = rbac.Role;
export type RoleBinding = rbac.RoleBinding;
export type RoleRef = rbac.RoleRef;
export type Subject = rbac.Subject;
