import type { ApiObject } from '../../api/objects/apiObject.ts';
import type { Deployment, ReplicaSet, StatefulSet } from '../../api/objects/apps.ts';
import type { OwnerReference } from '../../api/objects/meta.ts';
import { controllerOf } from '../common/ownerReferences.ts';

/** Anything with a number of replicas, such as a ReplicationController. */
export type Scaled = ApiObject & { readonly spec?: { readonly replicas?: number } | undefined };

/** A kind that the API serves, and whether it has the scale subresource. */
export type ServedKind = {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly resource: string;
  readonly hasScale: boolean;
};

/** What the scale subresource says of an object of a custom resource. */
export type CustomScale = {
  /** `widgets.custom.io` */
  readonly resource: string;
  readonly name: string;
  readonly uid: string;
  readonly replicas: number;
};

/** The controllers of Pods, as far as their scale is known. */
export type Controllers = {
  readonly replicaSets: readonly ReplicaSet[];
  readonly deployments: readonly Deployment[];
  readonly statefulSets: readonly StatefulSet[];
  readonly replicationControllers: readonly Scaled[];
  readonly customScales: readonly CustomScale[];
  readonly servedKinds: readonly ServedKind[];
};

/** The kinds of Kubernetes itself that can control Pods. */
export const builtInKinds: readonly ServedKind[] = [
  { group: 'apps', version: 'v1', kind: 'ReplicaSet', resource: 'replicasets', hasScale: true },
  { group: 'apps', version: 'v1', kind: 'Deployment', resource: 'deployments', hasScale: true },
  { group: 'apps', version: 'v1', kind: 'StatefulSet', resource: 'statefulsets', hasScale: true },
  { group: 'apps', version: 'v1', kind: 'DaemonSet', resource: 'daemonsets', hasScale: false },
  { group: 'batch', version: 'v1', kind: 'Job', resource: 'jobs', hasScale: false },
  { group: '', version: 'v1', kind: 'Pod', resource: 'pods', hasScale: false },
  {
    group: '',
    version: 'v1',
    kind: 'ReplicationController',
    resource: 'replicationcontrollers',
    hasScale: true,
  },
];

/** The scale of a controller; none if it is not there; or why it cannot be told. */
export type ScaleAnswer =
  | { readonly kind: 'scale'; readonly uid: string; readonly replicas: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'error'; readonly message: string };

const none: ScaleAnswer = { kind: 'none' };

const scaleOf = ({ metadata, spec }: Scaled): ScaleAnswer => ({
  kind: 'scale',
  uid: metadata?.uid ?? '',
  replicas: spec?.replicas ?? 1,
});

const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';

/** The object that a reference means: of this namespace, name and UID. */
const referenced = <T extends ApiObject>(
  objects: readonly T[],
  namespace: string,
  { name, uid }: OwnerReference,
): T | undefined =>
  objects.find(
    ({ metadata }) => metadata?.namespace === namespace && metadata.name === name && metadata.uid === uid,
  );

/** A ReplicaSet counts by its Deployment if it has one. */
const replicaSetScale = (
  reference: OwnerReference,
  namespace: string,
  { replicaSets, deployments }: Controllers,
): ScaleAnswer => {
  if (!['apps', 'extensions'].includes(groupOf(reference.apiVersion))) return none;
  const replicaSet = referenced(replicaSets, namespace, reference);
  if (replicaSet === undefined) return none;
  const owner = controllerOf(replicaSet);
  if (owner?.kind !== 'Deployment') return scaleOf(replicaSet);
  if (!['apps', 'extensions'].includes(groupOf(owner.apiVersion))) return none;
  const deployment = referenced(deployments, namespace, owner);
  return deployment ? scaleOf(deployment) : none;
};

/** The scale by the subresource, whatever the kind. */
const subresourceScale = (
  { apiVersion, kind, name, uid }: OwnerReference,
  namespace: string,
  controllers: Controllers,
): ScaleAnswer => {
  const served = controllers.servedKinds.find(
    (each) =>
      each.kind === kind && (each.group ? `${each.group}/${each.version}` : each.version) === apiVersion,
  );
  if (!served) return { kind: 'error', message: `no matches for kind "${kind}" in version "${apiVersion}"` };
  const resource = served.group ? `${served.resource}.${served.group}` : served.resource;
  if (!served.hasScale) {
    return { kind: 'error', message: `${resource} does not implement the scale subresource` };
  }
  const lists: Readonly<Record<string, readonly Scaled[]>> = {
    'replicasets.apps': controllers.replicaSets,
    'deployments.apps': controllers.deployments,
    'statefulsets.apps': controllers.statefulSets,
    replicationcontrollers: controllers.replicationControllers,
  };
  const object = lists[resource]?.find(
    ({ metadata }) => metadata?.namespace === namespace && metadata.name === name,
  );
  const custom = controllers.customScales.find((each) => each.resource === resource && each.name === name);
  const scale = object ? scaleOf(object) : custom && { kind: 'scale' as const, ...custom };
  return scale?.kind === 'scale' && scale.uid === uid
    ? { kind: 'scale', uid, replicas: scale.replicas }
    : none;
};

/**
 * How many Pods the controller of a Pod is meant to have: that of a Deployment for the Pods of its ReplicaSets, else what
 * the scale subresource of the controller says. A kind that the API does not serve, or without that subresource, is an
 * error.
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors
 */
export const controllerScale = (
  reference: OwnerReference,
  namespace: string,
  controllers: Controllers,
): ScaleAnswer => {
  const { apiVersion, kind } = reference;
  if (apiVersion.split('/').length > 2) {
    return { kind: 'error', message: `unexpected GroupVersion string: ${apiVersion}` };
  }
  let answer: ScaleAnswer = none;
  if (kind === 'ReplicationController' && groupOf(apiVersion) === '') {
    const found = referenced(controllers.replicationControllers, namespace, reference);
    if (found) answer = scaleOf(found);
  }
  if (kind === 'ReplicaSet') answer = replicaSetScale(reference, namespace, controllers);
  if (kind === 'StatefulSet' && groupOf(apiVersion) === 'apps') {
    const found = referenced(controllers.statefulSets, namespace, reference);
    if (found) answer = scaleOf(found);
  }
  return answer.kind === 'none' ? subresourceScale(reference, namespace, controllers) : answer;
};
