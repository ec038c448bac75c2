import type { Fields } from './anyStatus.ts';
import type { Lie } from './lie.ts';
import { change } from './lie.ts';
import { isAdded } from './places.ts';

/** Lies of Event objects. */
export const eventLies: readonly Lie[] = [
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
