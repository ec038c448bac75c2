import { compareResourceVersions } from './resourceVersion.ts';

/** What a controller remembers of its writes for one owner, found by the owner's namespace and name. */
export type OwnerRecord = {
  readonly ownerUID: string;
  /** the newest version written, by resource */
  readonly versions: ReadonlyMap<string, string>;
};

/** A write that the API server has confirmed. */
export type ConfirmedWrite = {
  readonly ownerUID: string;
  readonly resource: string;
  readonly resourceVersion: string;
};

/**
 * The record after a confirmed write. An owner of the same name but another UID is another owner: its record starts
 * over. An older version does not replace a newer one, but any version replaces one that is no number.
 */
export const wroteAt = (
  record: OwnerRecord | undefined,
  { ownerUID, resource, resourceVersion }: ConfirmedWrite,
): OwnerRecord => {
  if (record?.ownerUID !== ownerUID) return { ownerUID, versions: new Map([[resource, resourceVersion]]) };
  const known = record.versions.get(resource);
  const isNews = known === undefined || (compareResourceVersions(known, resourceVersion) ?? -1) < 0;
  return isNews ? { ownerUID, versions: new Map([...record.versions, [resource, resourceVersion]]) } : record;
};

/** The record after the owner with this UID is gone; "" stands for whatever owner had the name. */
export const cleared = (record: OwnerRecord | undefined, ownerUID: string): OwnerRecord | undefined =>
  ownerUID === '' || record?.ownerUID === ownerUID ? undefined : record;
