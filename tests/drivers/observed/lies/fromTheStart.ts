import type { Recording, Thing } from '../recordings.ts';
import { changed, choose, type Lie, type Place, placesOf, unattended } from './lie.ts';
import { isMirror } from './places.ts';

type Fits = (place: Place, recording: Recording) => boolean;

/** The first event of the object that a place is about. */
export const firstEventOf = ({ lines }: Recording, { line, object }: Place): Place =>
  placesOf(lines, line.resource).find((each) => each.object.metadata.uid === object.metadata.uid)!;

/** The object was otherwise from its first event on, if one of its events fits; what came of it shows later. */
export const fromTheStart = (
  name: string,
  fits: Fits,
  write: (object: Thing, place: Place) => void,
  resource = 'pods',
): Lie => ({
  name,
  tell: (recording, random) => {
    const place = choose(recording, random, (each) => fits(each, recording), resource);
    if (place === undefined) return undefined;
    const start = firstEventOf(recording, place);
    return { ...changed(recording, start, (object) => write(object, place), 'onward'), later: true };
  },
});

/** A Pod that no controller and no request told otherwise was like this from its first event on. */
export const ofItsOwn = (name: string, fits: Fits, write: (pod: Thing) => void): Lie =>
  unattended(
    fromTheStart(
      name,
      (place, recording) => !isMirror(place.object) && fits(place, recording),
      (pod) => {
        delete pod.metadata.ownerReferences;
        write(pod);
      },
    ),
  );
