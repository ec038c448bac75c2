import type { ApiObject } from '../../api/objects/apiObject.ts';
import type { OwnerReference } from '../../api/objects/meta.ts';

/** What tells an object from all others. Objects of the cluster have the namespace "". */
export type ObjectIdentity = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
};

export const identityOf = ({ apiVersion = '', kind = '', metadata = {} }: ApiObject): ObjectIdentity => ({
  apiVersion,
  kind,
  namespace: metadata.namespace ?? '',
  name: metadata.name ?? '',
  uid: metadata.uid ?? '',
});

/** The owner that a reference means if it is looked for in this namespace. */
export const referredIdentity = (
  { apiVersion, kind, name, uid }: OwnerReference,
  namespace: string,
): ObjectIdentity => ({ apiVersion, kind, namespace, name, uid });

export const sameIdentity = (a: ObjectIdentity, b: ObjectIdentity): boolean =>
  refersTo(a, b) && a.namespace === b.namespace;

type Coordinates = Omit<ObjectIdentity, 'namespace'>;

/** Whether a reference names an object in everything but its namespace, which references do not name. */
export const refersTo = (reference: Coordinates, identity: Coordinates): boolean =>
  reference.uid === identity.uid &&
  reference.name === identity.name &&
  reference.kind === identity.kind &&
  reference.apiVersion === identity.apiVersion;

/** A text for each identity. */
export const identityKey = ({ apiVersion, kind, namespace, name, uid }: ObjectIdentity): string =>
  JSON.stringify([apiVersion, kind, namespace, name, uid]);
