import type { ContainerStatus } from '../../../../spec/api/objects/core.ts';
import type { Draft } from '../../../../spec/api/objects/draft.ts';
import type { Thing } from '../recordings.ts';
import type { Place } from './lie.ts';

export const isModified = ({ line, before }: Place): boolean =>
  line.type === 'MODIFIED' && before !== undefined;
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
