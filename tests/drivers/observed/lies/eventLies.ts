import type { Random } from '../../../../checker/simulate/random.ts';
import type { Line, Recording } from '../recordings.ts';
import { choose, inserted, type Lie, type Place, pick, placesOf, renumbered, without } from './lie.ts';
import { isMirror } from './places.ts';

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

const nextOf = (lines: readonly Line[], at: number, uid: string): number =>
  lines.findIndex((line, index) => index > at && sameUid(line, uid));

/** The Pod is shown as running for the first time; without init containers it never goes back to Pending. */
const isFirstRun = ({ line, before, object }: Place): boolean =>
  line.type === 'MODIFIED' &&
  before?.status?.phase === 'Pending' &&
  object.status?.phase === 'Running' &&
  object.spec?.initContainers === undefined;

const isBinding = ({ line, before, object }: Place): boolean =>
  line.type === 'MODIFIED' && before?.spec?.nodeName === undefined && object.spec?.nodeName !== undefined;

const isFirstDeletion = ({ line, before, object }: Place): boolean =>
  line.type === 'MODIFIED' &&
  before?.metadata.deletionTimestamp === undefined &&
  object.metadata.deletionTimestamp !== undefined &&
  !isMirror(object);

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

const swap = (name: string, fits: (place: Place) => boolean): Lie => ({
  name,
  breaks: [],
  tell: (recording, random) => {
    const place = choose(recording, random, fits);
    return place && swapped(recording, place);
  },
});

const drop = (
  name: string,
  breaks: readonly string[],
  fits: (place: Place) => boolean,
  resource?: string,
): Lie => ({
  name,
  breaks,
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

/** Whether a resourceVersion is free right behind this line. */
const roomBehind = (lines: readonly Line[], at: number): boolean => {
  const version = Number(lines[at]?.object?.metadata.resourceVersion);
  return lines
    .slice(at + 1, at + 60)
    .every((line) => Number(line.object?.metadata.resourceVersion ?? version + 9) > version + 1);
};

const withVersion = (line: Line, by: number): Line => {
  const copy = structuredClone(line);
  copy.object!.metadata.resourceVersion = String(Number(line.object!.metadata.resourceVersion) + by);
  return copy;
};

const isLive = ({ line }: Place): boolean => line.type === 'MODIFIED' && !line.snapshot;

const repeat = (name: string, breaks: readonly string[], by: number): Lie => ({
  name,
  breaks,
  tell: (recording, random) => {
    const place = choose(recording, random, (each, lines) => isLive(each) && roomBehind(lines, each.at));
    if (place === undefined) return undefined;
    const lines = inserted(recording.lines, place.at + 1, withVersion(place.line, by));
    return { lines, at: place.at + 1, uid: place.object.metadata.uid };
  },
});

const resurrect = (type: 'ADDED' | 'MODIFIED'): Lie => ({
  name: `a Pod that was removed is ${type} again`,
  breaks: ['identity/uid-unique', 'watch/order', 'watch/life'],
  tell: (recording, random) => {
    const places = placesOf(recording.lines).filter(
      ({ line, at }) => line.type === 'DELETED' && roomBehind(recording.lines, at),
    );
    const place = pick(places, random);
    if (place === undefined) return undefined;
    const line = { ...withVersion(place.line, 1), type };
    return {
      lines: inserted(recording.lines, place.at + 1, line),
      at: place.at + 1,
      uid: place.object.metadata.uid,
    };
  },
});

const later = (line: Line, seconds: number): Line => ({
  ...line,
  ts: new Date(Date.parse(line.ts) + seconds * 1000).toISOString(),
});

const shiftedTime = (seconds: number): Lie => ({
  name: `an event that is received ${seconds} s off`,
  breaks: [
    'watch/time',
    'watch/created',
    'termination/deletion-time',
    'status/transition-times',
    'status/container-times',
    'status/start-time',
    'node/silent-kubelet',
  ],
  tell: (recording, random) => {
    const place = choose(recording, random, (each) => isLive(each) && each.at < recording.lines.length - 2);
    if (place === undefined) return undefined;
    const lines = recording.lines.slice();
    lines[place.at] = later(place.line, seconds);
    return { lines, at: place.at, uid: place.object.metadata.uid };
  },
});

const unnumbered = (
  name: string,
  edit: (lines: readonly Line[], at: number, random: Random) => Line[],
  by = 0,
): Lie => ({
  name,
  breaks: ['watch/seq', 'watch/order', 'watch/life'],
  tell: (recording, random) => {
    const place = choose(recording, random, (each) => isLive(each) && each.at + 1 < recording.lines.length);
    if (place === undefined) return undefined;
    const lines = edit(recording.lines, place.at, random);
    return { lines, at: place.at + by, uid: lines[place.at + by]?.object?.metadata.uid ?? '' };
  },
});

/** Lies about which events there were, and in which order. */
export const eventLies: readonly Lie[] = [
  swap('started before it was bound', isBinding),
  {
    name: 'ran before it started',
    breaks: ['phase/order'],
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
  swap('stopped before it was deleted', isFirstDeletion),
  drop(
    'never added',
    ['watch/life', 'explain/answer', 'job/parallelism', 'workload/status-counts'],
    ({ line }) => line.type === 'ADDED' && !line.snapshot,
  ),
  drop('never bound', ['explain/one-writer', 'scheduling/binding'], isBinding),
  drop(
    'never deleted, and yet it went',
    [
      'explain/one-writer',
      'termination/removed-when-over',
      'api/generation',
      'watch/last-state',
      'workload/status-counts',
    ],
    isFirstDeletion,
  ),
  repeat('an event twice', ['watch/order'], 0),
  repeat('an event that changes nothing', ['explain/one-writer', 'watch/changes'], 1),
  resurrect('ADDED'),
  resurrect('MODIFIED'),
  shiftedTime(300),
  shiftedTime(-300),
  unnumbered('a line that is missing', (lines, at) => lines.toSpliced(at, 1)),
  unnumbered('two lines in the wrong order', (lines, at) =>
    lines.with(at, lines[at + 1]!).with(at + 1, lines[at]!),
  ),
  unnumbered('a line twice', (lines, at) => lines.toSpliced(at, 0, lines[at]!), 1),
  {
    name: 'a Pod that was not removed',
    breaks: ['identity/name-exclusive', 'gc/namespace-empty', 'watch/seq'],
    tell: (recording, random) => {
      const place = choose(recording, random, ({ line }) => line.type === 'DELETED');
      if (place === undefined) return undefined;
      const { uid } = place.object.metadata;
      return { lines: renumbered(without(recording.lines, place.at)), at: place.at, uid, later: true };
    },
  },
];
