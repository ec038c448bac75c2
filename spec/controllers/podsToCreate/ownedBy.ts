import type { ApiObject } from '../../api/objects/apiObject.ts';

/** Those of the objects that this controller owns. An owner without a UID is not stored yet and owns nothing. */
export const ownedBy = <T extends ApiObject>(owner: ApiObject, objects: readonly T[]): readonly T[] => {
  const uid = owner.metadata?.uid;
  if (!uid) return [];
  return objects.filter(({ metadata }) =>
    (metadata?.ownerReferences ?? []).some((reference) => reference.controller && reference.uid === uid),
  );
};
