import type { ManifestObject } from '../plan/input.ts';

type Metadata = {
  readonly name?: unknown;
  readonly namespace?: unknown;
  readonly ownerReferences?: unknown;
};

const metadataOf = ({ object }: ManifestObject): Metadata => (object.metadata ?? {}) as Metadata;

const keyOf = (kind: unknown, namespace: unknown, name: unknown): string =>
  JSON.stringify([kind, namespace || 'default', name]);

/** What an owner is known by: kind, namespace and name. */
export const ownerKey = (given: ManifestObject): string => {
  const { namespace, name } = metadataOf(given);
  return keyOf(given.kind, namespace, name);
};

/** Whether its controller is one of the workloads that are there. */
export const isOwned = (given: ManifestObject, owners: ReadonlySet<string>): boolean => {
  const { namespace, ownerReferences } = metadataOf(given);
  if (!Array.isArray(ownerReferences)) return false;
  return (ownerReferences as readonly { kind?: unknown; name?: unknown; controller?: unknown }[]).some(
    ({ kind, name, controller }) => controller === true && owners.has(keyOf(kind, namespace, name)),
  );
};
