import type { Line } from '../recordings.ts';
import { choose, inserted, type Lie, pick, placesOf, renumbered, without } from './lie.ts';
import { isLive, roomBehind } from './places.ts';

const repeat = (name: string, by: number): Lie => ({
  name,
  tell: (recording, random) => {
    const place = choose(recording, random, (each, lines) => isLive(each) && roomBehind(lines, each.at));
    if (place === undefined) return undefined;
    const lines = inserted(recording.lines, place.at + 1, withVersion(place.line, by));
    return { lines, at: place.at + 1, uid: place.object.metadata.uid };
  },
});

const withVersion = (line: Line, by: number): Line => {
  const copy = structuredClone(line);
  copy.object!.metadata.resourceVersion = String(Number(line.object!.metadata.resourceVersion) + by);
  return copy;
};

const resurrect = (type: 'ADDED' | 'MODIFIED'): Lie => ({
  name: `a Pod that was removed is ${type} again`,
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

/** Lies about what was over, and is said to have happened again. */
export const repeatLies: readonly Lie[] = [
  repeat('an event that changes nothing', 1),
  {
    name: 'two states under one version',
    tell: (recording, random) => {
      const place = choose(recording, random, isLive);
      if (place === undefined) return undefined;
      const line = structuredClone(place.line);
      line.object!.metadata.labels = { ...line.object!.metadata.labels, forged: 'label' };
      return {
        lines: inserted(recording.lines, place.at + 1, line),
        at: place.at + 1,
        uid: place.object.metadata.uid,
      };
    },
  },
  resurrect('ADDED'),
  resurrect('MODIFIED'),
  {
    name: 'a Pod that was not removed',
    tell: (recording, random) => {
      const place = choose(recording, random, ({ line }) => line.type === 'DELETED');
      if (place === undefined) return undefined;
      const { uid } = place.object.metadata;
      return { lines: renumbered(without(recording.lines, place.at)), at: place.at, uid, later: true };
    },
  },
];
