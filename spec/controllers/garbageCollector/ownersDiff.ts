import type { OwnerReference } from '../../api/objects/meta.ts';

export type OwnersDiff = {
  readonly added: readonly OwnerReference[];
  readonly removed: readonly OwnerReference[];
  /** references whose owner is no longer blocked by them */
  readonly unblocked: readonly OwnerReference[];
  readonly isChanged: boolean;
};

const sameReference = (a: OwnerReference, b: OwnerReference): boolean =>
  a.apiVersion === b.apiVersion &&
  a.kind === b.kind &&
  a.name === b.name &&
  a.controller === b.controller &&
  a.blockOwnerDeletion === b.blockOwnerDeletion;

/** How the owners of an object have changed; references to the same UID are the same owner. */
export const ownersDiff = (
  before: readonly OwnerReference[],
  after: readonly OwnerReference[],
): OwnersDiff => {
  const old = new Map(before.map((reference) => [reference.uid, reference]));
  const left = new Set(old.keys());
  const added: OwnerReference[] = [];
  const unblocked: OwnerReference[] = [];
  let isChanged = false;
  for (const reference of after) {
    const earlier = left.delete(reference.uid) ? old.get(reference.uid) : undefined;
    if (earlier === undefined) added.push(reference);
    else if (!sameReference(earlier, reference)) isChanged = true;
    if (earlier?.blockOwnerDeletion && !reference.blockOwnerDeletion) unblocked.push(reference);
  }
  const removed = [...left].flatMap((uid) => old.get(uid) ?? []);
  unblocked.push(...removed.filter(({ blockOwnerDeletion }) => blockOwnerDeletion));
  return { added, removed, unblocked, isChanged: isChanged || added.length > 0 || removed.length > 0 };
};
