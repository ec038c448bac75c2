import type { Fields } from './anyStatus.ts';
import type { Lie, Place } from './lie.ts';
import { change } from './lie.ts';
import { isAdded, shifted } from './places.ts';

const lastOf = (event: Place['object']): string | undefined =>
  (event as unknown as { lastTimestamp?: string | null }).lastTimestamp ?? undefined;

/** Lies of Event objects. */
export const eventLies: readonly Lie[] = [
  change(
    'an event that is still to come',
    ({ line, object }) => line.type === 'ADDED' && lastOf(object) !== undefined,
    (event) => {
      Object.assign(event, { lastTimestamp: shifted(lastOf(event)!, 60) });
    },
    'once',
    'events',
  ),
  change(
    'an event that happened last before it was seen',
    ({ line, before, object }) =>
      line.type === 'MODIFIED' && before !== undefined && lastOf(object) !== undefined,
    (event, _, { before }) => {
      Object.assign(event, { lastTimestamp: shifted(lastOf(before!)!, -60) });
    },
    'once',
    'events',
  ),
  change(
    'an event that counts down',
    ({ line, before }) =>
      line.type === 'MODIFIED' && Number((before as unknown as Fields | undefined)?.count ?? 0) > 0,
    (event) => {
      Object.assign(event, { count: 0 });
    },
    'once',
    'events',
  ),
  change(
    'an event about nobody',
    (place) =>
      isAdded(place) &&
      (place.object as unknown as { involvedObject: Fields }).involvedObject.kind === 'ReplicaSet',
    (event) => {
      (event as unknown as { involvedObject: Fields }).involvedObject.uid =
        '00000000-0000-4000-8000-000000000000';
    },
    'once',
    'events',
  ),
];
