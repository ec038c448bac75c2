import type { ApiObject } from '../../api/objects/apiObject.ts';
import type { OwnerReference } from '../../api/objects/meta.ts';

/** Group, version and kind of a controller, as owner references name them. */
export type ControllerKind = { readonly apiVersion: string; readonly kind: string };

/** The kinds that controllers look after, as their Pods and revisions name them. */
export const replicaSetKind: ControllerKind = { apiVersion: 'apps/v1', kind: 'ReplicaSet' };
export const deploymentKind: ControllerKind = { apiVersion: 'apps/v1', kind: 'Deployment' };
export const statefulSetKind: ControllerKind = { apiVersion: 'apps/v1', kind: 'StatefulSet' };
export const daemonSetKind: ControllerKind = { apiVersion: 'apps/v1', kind: 'DaemonSet' };
export const podKind: ControllerKind = { apiVersion: 'v1', kind: 'Pod' };

/**
 * The owner that controls an object: its first owner reference with `controller: true`.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/
 */
export const controllerOf = ({ metadata }: ApiObject): OwnerReference | undefined =>
  metadata?.ownerReferences?.find(({ controller }) => controller === true);

/** Whether an object is controlled by the owner with this UID. */
export const isControlledBy = (object: ApiObject, owner: ApiObject): boolean =>
  controllerOf(object)?.uid === (owner.metadata?.uid ?? '');

/** The reference by which an owner controls an object. */
export const controllerReference = (
  { metadata }: ApiObject,
  { apiVersion, kind }: ControllerKind,
): OwnerReference => ({
  apiVersion,
  kind,
  name: metadata?.name ?? '',
  uid: metadata?.uid ?? '',
  controller: true,
  blockOwnerDeletion: true,
});

/**
 * The objects that a controller looks at: in its owner's namespace, those that its owner controls by kind, name and UID, and
 * after them those that nobody controls.
 */
export const ownedOrOrphaned = <T extends ApiObject>(
  objects: readonly T[],
  owner: ApiObject,
  kind: string,
): T[] => {
  const { namespace, name, uid } = owner.metadata ?? {};
  const owned: T[] = [];
  const orphans: T[] = [];
  for (const object of objects) {
    if (object.metadata?.namespace !== namespace) continue;
    const controller = controllerOf(object);
    if (controller === undefined) orphans.push(object);
    else if (controller.uid === uid && controller.name === name && controller.kind === kind)
      owned.push(object);
  }
  return [...owned, ...orphans];
};
