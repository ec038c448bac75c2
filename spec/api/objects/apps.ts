/** The apps API group, v1. The published types, with what v1.36 adds (see `extension.ts`). */
import type * as apps from 'kubernetes-types/apps/v1.js';
import type {} from './extension.ts';

export type DaemonSet = apps.DaemonSet;
export type DaemonSetSpec = apps.DaemonSetSpec;
export type DaemonSetUpdateStrategy = apps.DaemonSetUpdateStrategy;
export type Deployment = apps.Deployment;
export type DeploymentSpec = apps.DeploymentSpec;
export type DeploymentStrategy = apps.DeploymentStrategy;
export type ReplicaSet = apps.ReplicaSet;
export type ReplicaSetSpec = apps.ReplicaSetSpec;
export type StatefulSet = apps.StatefulSet;
export type StatefulSetSpec = apps.StatefulSetSpec;
