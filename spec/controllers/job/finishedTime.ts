import type { ContainerStatus, Pod } from '../../api/objects/core.ts';
import { unixMillis } from '../common/time.ts';

/** The latest end; undefined unless each of the containers has ended at a known time. */
const latestEnd = (statuses: readonly ContainerStatus[]): number | undefined => {
  const ends = statuses.map(({ state }) => unixMillis(state?.terminated?.finishedAt));
  return ends.reduce<number | undefined>(
    (latest, end) => (latest === undefined || end === undefined ? undefined : Math.max(latest, end)),
    ends[0],
  );
};

const containersEnd = ({ spec, status }: Pod): number | undefined => {
  const sidecars = new Set(
    (spec?.initContainers ?? [])
      .filter(({ restartPolicy }) => restartPolicy === 'Always')
      .map(({ name }) => name),
  );
  const ofSidecars = (status?.initContainerStatuses ?? []).filter(({ name }) => sidecars.has(name));
  const regular = status?.containerStatuses ?? [];
  const regularEnd = latestEnd(regular);
  if (ofSidecars.length === 0) return regularEnd;
  const sidecarsEnd = latestEnd(ofSidecars);
  if (sidecarsEnd === undefined) return undefined;
  return Math.max(regularEnd ?? sidecarsEnd, sidecarsEnd);
};

/**
 * When a Pod finished, in unix milliseconds: when the last of its containers ended (sidecars too); else since when it is
 * not ready; else when it was deleted, before its grace period; else when it was created (0 if that is unknown).
 */
export const finishedTime = (pod: Pod): number => {
  const { metadata, status } = pod;
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  const unreadySince = ready?.status === 'False' ? unixMillis(ready.lastTransitionTime) : undefined;
  const deletion = unixMillis(metadata?.deletionTimestamp);
  const deletedAt =
    deletion === undefined ? undefined : deletion - (metadata?.deletionGracePeriodSeconds ?? 0) * 1000;
  return containersEnd(pod) ?? unreadySince ?? deletedAt ?? unixMillis(metadata?.creationTimestamp) ?? 0;
};
