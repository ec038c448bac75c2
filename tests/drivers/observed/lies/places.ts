import type { ContainerStatus } from '../../../../spec/api/objects/core.ts';
import type { Draft } from '../../../../spec/api/objects/draft.ts';
import type { Line, Recording, Thing } from '../recordings.ts';
import { type Place, placesOf } from './lie.ts';

export const isModified = ({ line, before }: Place): boolean =>
  line.type === 'MODIFIED' && before !== undefined;
/** The event creates the object: it was not there before the recording began. */
export const isAdded = ({ line }: Place): boolean => line.type === 'ADDED' && !line.snapshot;
/** The event changes a Pod that was there, or came, while the recording ran. */
export const isLive = ({ line }: Place): boolean => line.type === 'MODIFIED' && !line.snapshot;
export const isRemoval = ({ line }: Place): boolean => line.type === 'DELETED';

type Status = Draft<ContainerStatus>;

export const statuses = ({ status }: Thing): Status[] => (status?.containerStatuses ?? []) as Status[];
export const first = (object: Thing): Status => statuses(object)[0]!;

export const shifted = (text: string, seconds: number): string =>
  new Date(Date.parse(text) + seconds * 1000).toISOString().replace('.000Z', 'Z');

export const condition = ({ status }: Thing, type: string) =>
  status?.conditions?.find((each) => each.type === type);

/** The kubelet wrote this event: container statuses differ. */
export const byKubelet = (place: Place): boolean =>
  isModified(place) &&
  JSON.stringify(place.before?.status?.containerStatuses) !==
    JSON.stringify(place.object.status?.containerStatuses) &&
  statuses(place.object).length > 0;

/** The event binds the Pod. */
export const isBinding = ({ line, before, object }: Place): boolean =>
  line.type === 'MODIFIED' && before?.spec?.nodeName === undefined && object.spec?.nodeName !== undefined;

/** A mirror Pod: it may be deleted at once, and is beyond most rules. */
export const isMirror = ({ metadata }: Thing): boolean =>
  metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined;

/** The event begins the deletion of a Pod. */
export const firstDeletion = (place: Place): boolean =>
  isModified(place) &&
  !isMirror(place.object) &&
  place.before?.metadata.deletionTimestamp === undefined &&
  place.object.metadata.deletionTimestamp !== undefined;

/** The kubelet says that a Pod has stopped before its grace period was over, and nothing else holds it. */
export const zeroGrace = ({ line, before, object }: Place): boolean =>
  line.type === 'MODIFIED' &&
  (before?.metadata.deletionGracePeriodSeconds ?? 0) > 1 &&
  object.metadata.deletionGracePeriodSeconds === 0 &&
  object.metadata.finalizers === undefined;

export const eventsOf = ({ lines }: Recording, uid: string): readonly Place[] =>
  placesOf(lines).filter(({ object }) => object.metadata.uid === uid);

/** A resourceVersion is free right behind this line. */
export const roomBehind = (lines: readonly Line[], at: number): boolean => {
  const version = Number(lines[at]?.object?.metadata.resourceVersion);
  return lines
    .slice(at + 1, at + 60)
    .every(({ object }) => Number(object?.metadata.resourceVersion ?? version + 9) > version + 1);
};
