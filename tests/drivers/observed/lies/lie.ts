import type { Random } from '../../../../checker/simulate/random.ts';
import type { Line, Recording, Thing } from '../recordings.ts';

/** A recording with a lie in it. */
export type Told = {
  readonly lines: readonly Line[];
  /** the index of the first line that is not as it was, or that no longer fits */
  readonly at: number;
  /** the object that is lied about */
  readonly uid: string;
  /** the lie cannot be seen where it is told, but only when something later does not fit */
  readonly later?: boolean;
};

/**
 * A way to lie about what happened. It tells only what no cluster shows: where a change would make another legal
 * history, it looks for another place, or has nothing to tell (undefined). The laws that reject it name it.
 */
export type Lie = {
  readonly name: string;
  readonly tell: (recording: Recording, random: Random) => Told | undefined;
};

/** One event with the one before it of the same object. */
export type Place = {
  readonly at: number;
  readonly line: Line;
  readonly object: Thing;
  readonly before: Thing | undefined;
};

const found = new WeakMap<readonly Line[], Map<string, readonly Place[]>>();

/** All events of a resource. */
export const placesOf = (lines: readonly Line[], resource = 'pods'): readonly Place[] => {
  const known = found.get(lines) ?? new Map<string, readonly Place[]>();
  found.set(lines, known);
  const places = known.get(resource) ?? allPlaces(lines, resource);
  known.set(resource, places);
  return places;
};

const allPlaces = (lines: readonly Line[], resource: string): readonly Place[] => {
  const newest = new Map<string, Thing>();
  return lines.flatMap((line, at): Place[] => {
    const { object } = line;
    if (object === undefined || line.resource !== resource) return [];
    const before = newest.get(object.metadata.uid);
    newest.set(object.metadata.uid, object);
    return [{ at, line, object, before }];
  });
};

export const pick = <T>(all: readonly T[], random: Random): T | undefined =>
  all[random.below(all.length || 1)];

/** A place, among those that are fit for a lie. */
export const choose = (
  { lines }: Recording,
  random: Random,
  fits: (place: Place, lines: readonly Line[]) => boolean,
  resource = 'pods',
): Place | undefined =>
  pick(
    placesOf(lines, resource).filter((place) => fits(place, lines)),
    random,
  );

/** The object is not as it was in one event, or from that event on. */
export const changed = (
  { lines }: Recording,
  place: Place,
  change: (object: Thing) => void,
  extent: 'once' | 'onward' = 'once',
): Told => {
  const { uid } = place.object.metadata;
  const copies = lines.map((line, at) => {
    const same = line.object?.metadata.uid === uid && line.resource === place.line.resource;
    if (!same || at < place.at || (extent === 'once' && at > place.at)) return line;
    const copy = structuredClone(line);
    change(copy.object!);
    return copy;
  });
  return { lines: copies, at: place.at, uid: copies[place.at]!.object!.metadata.uid };
};

/** A lie that changes one event. */
export const change = (
  name: string,
  fits: (place: Place, lines: readonly Line[]) => boolean,
  write: (object: Thing, random: Random, place: Place) => void,
  extent: 'once' | 'onward' = 'once',
  resource = 'pods',
): Lie => ({
  name,
  tell: (recording, random) => {
    const place = choose(recording, random, fits, resource);
    if (place === undefined) return undefined;
    return changed(recording, place, (object) => write(object, random, place), extent);
  },
});

/** The numbers of the lines as a recorder would have counted them. */
export const renumbered = (lines: readonly Line[]): Line[] => lines.map((line, seq) => ({ ...line, seq }));

export const without = (lines: readonly Line[], at: number): Line[] => renumbered(lines.toSpliced(at, 1));

export const inserted = (lines: readonly Line[], at: number, line: Line): Line[] =>
  renumbered(lines.toSpliced(at, 0, line));

/** The recording as a watch alone shows it: nobody knows what was asked for. */
export const watchAlone = (recording: Recording): Recording => ({
  ...recording,
  lines: renumbered(recording.lines.filter(({ path }) => path === undefined)),
});

/** A lie about what a watch alone shows. */
export const unattended = (lie: Lie): Lie => ({
  ...lie,
  tell: (recording, random) => lie.tell(watchAlone(recording), random),
});
