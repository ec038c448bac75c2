import type { Line, Recording } from '../recordings.ts';
import { choose, type Lie, type Place, pick, placesOf, without } from './lie.ts';
import { firstDeletion, isAdded, isBinding } from './places.ts';

const swap = (name: string, fits: (place: Place) => boolean): Lie => ({
  name,
  tell: (recording, random) => {
    const place = choose(recording, random, fits);
    return place && swapped(recording, place);
  },
});

/** Two events of an object have changed places, with the times and versions of their places. */
const swapped = (
  recording: Recording,
  place: Place,
): { lines: Line[]; at: number; uid: string } | undefined => {
  const { uid } = place.object.metadata;
  const next = nextOf(recording.lines, place.at, uid);
  if (next < 0) return undefined;
  const [one, other] = [recording.lines[place.at]!, recording.lines[next]!];
  const lines = recording.lines.slice();
  lines[place.at] = inPlaceOf(other, one);
  lines[next] = inPlaceOf(one, other);
  return { lines, at: place.at, uid };
};

const nextOf = (lines: readonly Line[], at: number, uid: string): number =>
  lines.findIndex((line, index) => index > at && sameUid(line, uid));

const sameUid = (line: Line, uid: string): boolean => line.object?.metadata.uid === uid;

/** The object of a line takes the resourceVersion and time of another. */
const inPlaceOf = (line: Line, place: Line): Line => ({
  ...line,
  seq: place.seq,
  ts: place.ts,
  object: {
    ...line.object!,
    metadata: { ...line.object!.metadata, resourceVersion: place.object!.metadata.resourceVersion },
  },
});

/** The Pod is shown as running for the first time; without init containers it never goes back to Pending. */
const isFirstRun = ({ line, before, object }: Place): boolean =>
  line.type === 'MODIFIED' &&
  before?.status?.phase === 'Pending' &&
  object.status?.phase === 'Running' &&
  object.spec?.initContainers === undefined;

const drop = (name: string, fits: (place: Place) => boolean, resource?: string): Lie => ({
  name,
  tell: (recording, random) => {
    const place = choose(recording, random, fits, resource);
    if (place === undefined) return undefined;
    const { uid } = place.object.metadata;
    const next = nextOf(recording.lines, place.at, uid);
    return next < 0
      ? undefined
      : { lines: without(recording.lines, place.at), at: place.at, uid, later: true };
  },
});

/** Lies about which events there were, and in which order. */
export const orderLies: readonly Lie[] = [
  swap('started before it was bound', isBinding),
  {
    name: 'ran before it started',
    tell: (recording, random) => {
      const places = placesOf(recording.lines);
      const place = pick(places.filter(isFirstRun), random);
      if (place === undefined) return undefined;
      const { uid } = place.object.metadata;
      const former = places.findLast(({ object, at }) => object.metadata.uid === uid && at < place.at);
      const fits = former?.before?.spec?.nodeName !== undefined;
      const told = fits && swapped(recording, former);
      return told ? { ...told, at: place.at } : undefined;
    },
  },
  swap('stopped before it was deleted', firstDeletion),
  drop('never added', isAdded),
  drop('never bound', isBinding),
  drop('never deleted, and yet it went', firstDeletion),
];
