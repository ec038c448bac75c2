import { jsonText } from '../../api/jsonText.ts';
import type { ApiObject } from '../../api/objects/apiObject.ts';
import type { OwnerReference } from '../../api/objects/meta.ts';
import type { ReadObject } from '../../manifest/readManifest.ts';
import { isNamespaced, madeUid } from '../../manifest/storedObject.ts';
import { isLookedAt } from './clusterObjects.ts';

/** An object of any kind as the garbage collector sees it. */
export type OwnedObject = {
  readonly object: ApiObject;
  /** it was written by hand: it may be the owner that others name, whatever UID they name */
  readonly isNew: boolean;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

const ownersOf = (value: unknown): OwnerReference[] =>
  (Array.isArray(value) ? value : []).flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null) return [];
    const { apiVersion, kind, name, uid, controller, blockOwnerDeletion } = each as OwnerReference;
    const named = {
      apiVersion: textOf(apiVersion),
      kind: textOf(kind),
      name: textOf(name),
      uid: textOf(uid),
    };
    const flags = { controller: controller === true, blockOwnerDeletion: blockOwnerDeletion === true };
    return named.uid === '' ? [] : [{ ...named, ...flags }];
  });

/** What the garbage collector looks at in an object of any kind. References without a UID are left out. */
export const ownedObject = ({ apiVersion, kind, object }: ReadObject): OwnedObject => {
  const raw = JSON.parse(jsonText(object.metadata ?? {})) as { readonly [field: string]: unknown };
  const name = textOf(raw.name);
  const byDefault = isLookedAt(kind) && isNamespaced(kind) ? 'default' : '';
  const namespace = textOf(raw.namespace) || byDefault;
  const deletionTimestamp = textOf(raw.deletionTimestamp);
  const uid = textOf(raw.uid);
  const metadata = {
    name,
    namespace,
    uid: uid || madeUid(kind, namespace, name),
    resourceVersion: textOf(raw.resourceVersion),
    finalizers: textsOf(raw.finalizers),
    ownerReferences: ownersOf(raw.ownerReferences),
    ...(deletionTimestamp ? { deletionTimestamp } : {}),
  };
  return { object: { apiVersion, kind, metadata }, isNew: uid === '' };
};
