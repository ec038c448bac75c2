import type { LawRecord } from '../lawRecord.ts';
import { ofContainers } from '../recordPredicate.ts';

export const volumeMounts: LawRecord = {
  id: 'status/volume-mounts',
  says: 'The volumes that a container has mounted are those that its spec mounts, at the same places, for reading only where it says so',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#read-only-mounts',
  fields: ['pod.status.containerStatuses.volumeMounts'],
  record: ofContainers({
    judge: ({ after, container }) => {
      for (const { name, mountPath, readOnly = false } of after.volumeMounts ?? []) {
        const asked = container.volumeMounts?.find((mount) => mount.mountPath === mountPath);
        if (asked?.name !== name) return `it has ${name} mounted at ${mountPath}, and its spec does not`;
        if ((asked.readOnly ?? false) !== readOnly)
          return `it has ${name} mounted ${readOnly ? 'for reading only' : 'for writing'}, and its spec does not`;
      }
      return undefined;
    },
  }),
  lies: ['a volume that is mounted somewhere else', 'a volume that can be written after all'],
};
