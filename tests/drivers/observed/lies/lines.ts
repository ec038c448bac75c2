import type { Random } from '../../../../checker/simulate/random.ts';
import type { Line } from '../recordings.ts';
import { choose, type Lie } from './lie.ts';
import { isLive } from './places.ts';

const shiftedTime = (seconds: number): Lie => ({
  name: `an event that is received ${seconds} s off`,
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
  tell: (recording, random) => {
    const place = choose(recording, random, (each) => isLive(each) && each.at + 1 < recording.lines.length);
    if (place === undefined) return undefined;
    const lines = edit(recording.lines, place.at, random);
    return { lines, at: place.at + by, uid: lines[place.at + by]?.object?.metadata.uid ?? '' };
  },
});

const later = (line: Line, seconds: number): Line => ({
  ...line,
  ts: new Date(Date.parse(line.ts) + seconds * 1000).toISOString(),
});

/** Lies about lines: their numbers, and when they were received. */
export const lineLies: readonly Lie[] = [
  shiftedTime(300),
  shiftedTime(-300),
  unnumbered(
    'two lines in the wrong order',
    (lines, at) => lines.with(at, lines[at + 1]!).with(at + 1, lines[at]!),
    1,
  ),
];
