import type { OwnerRecord } from './ownerRecord.ts';
import { compareResourceVersions } from './resourceVersion.ts';

/**
 * Since 1.36 a controller does not act on what it knows to be out of date. It remembers the version of its last write
 * for each owner that it works for, and before it looks at an owner again its caches must have seen that version. If
 * one has not, nothing is read or written; the owner goes back to the queue with a back-off.
 *
 * ReplicaSets, DaemonSets, StatefulSets and Jobs have this, each behind its gate StaleControllerConsistency…, all on by
 * default. The record lives in memory: after a restart, or with another leader, there is none. A write whose answer is
 * lost is never recorded.
 * https://kep.k8s.io/5647
 */
export type Readiness =
  | { readonly ready: true }
  | { readonly ready: false; readonly resource: string; readonly wrote: string; readonly read: string };

/** The newest version that each cache has seen, by resource (`pods`, `replicasets.apps`); "" or absent: not known. */
export type CacheVersions = ReadonlyMap<string, string>;

/**
 * Whether the caches show all that was written for an owner. A cache that is not watched, one whose version is unknown,
 * and a version that is no number never hold a controller back. After a `ready` the record is to be forgotten.
 */
export const ensureReady = (record: OwnerRecord | undefined, caches: CacheVersions): Readiness => {
  for (const [resource, wrote] of record?.versions ?? []) {
    const read = caches.get(resource) ?? '';
    if ((compareResourceVersions(wrote, read) ?? 0) > 0) return { ready: false, resource, wrote, read };
  }
  return { ready: true };
};
