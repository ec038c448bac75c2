import type { Tried } from '../common/apiCalls.ts';
import { type OwnerRecord, wroteAt } from './ownerRecord.ts';

/** The kinds of owners whose controllers remember their own writes. */
export type RecordingKind = 'ReplicaSet' | 'DaemonSet' | 'StatefulSet' | 'Job';

const podWrites = { createPod: 'pods', adoptPod: 'pods' };

/**
 * Which writes are remembered, and as what. Creations and patches of Pods are, and the owner's own status. A Pod that is released
 * has no controller any more under which that could be noted. Deletions are not, nor anything about revisions.
 */
const recorded: Readonly<Record<RecordingKind, Readonly<Record<string, string>>>> = {
  ReplicaSet: { ...podWrites, updateStatus: 'replicasets.apps' },
  DaemonSet: { ...podWrites, updateStatus: 'daemonsets.apps' },
  StatefulSet: {
    ...podWrites,
    updatePod: 'pods',
    createClaim: 'persistentvolumeclaims',
    updateClaim: 'persistentvolumeclaims',
    updateStatus: 'statefulsets.apps',
  },
  Job: { ...podWrites, removeFinalizer: 'pods', updateStatus: 'jobs.batch' },
};

/** The resource under which a write is remembered, `pods` or `replicasets.apps`; undefined if it is not. */
export const recordedResource = (kind: RecordingKind, write: { readonly kind: string }): string | undefined =>
  recorded[kind][write.kind];

/**
 * What a controller remembers of an owner after a pass. `versionOf`: the resource version that the API server answered a write
 * with; undefined where the answer was lost, and then nothing is remembered of it.
 */
export const recordWrites = <W extends { readonly kind: string }>(
  record: OwnerRecord | undefined,
  owner: { readonly kind: RecordingKind; readonly uid: string },
  tried: readonly Tried<W>[],
  versionOf: (write: W, index: number) => string | undefined,
): OwnerRecord | undefined =>
  tried.reduce<OwnerRecord | undefined>((known, { write, error }, index) => {
    const resource = recordedResource(owner.kind, write);
    if (error || resource === undefined) return known;
    const resourceVersion = versionOf(write, index);
    return resourceVersion === undefined
      ? known
      : wroteAt(known, { ownerUID: owner.uid, resource, resourceVersion });
  }, record);
