import { describe, expect, test } from 'vitest';
import { recording, recordingNames } from '../../../drivers/observed/recordings.ts';
import { type Lie, lies, type Place } from './lies.ts';
import { recorded, runtimeLines, shownByUID } from './recordedPod.ts';
import { statements } from './statements.ts';

const logs = recordingNames.map((name) => ({
  name,
  log: runtimeLines(name),
  shownOf: shownByUID(recording(name).lines),
}));

/** Where the lie can be told: recordings and lines. */
const placesFor = ({ tell }: Lie): readonly (Place & { readonly name: string })[] =>
  logs.flatMap(({ name, log, shownOf }) =>
    log.flatMap((line, at) => {
      const place = { name, log, at, line, shown: shownOf.get(line.uid) ?? [] };
      return tell(place) ? [place] : [];
    }),
  );

/** So many lies of one kind are told, spread evenly over the places. */
const most = 6;

describe('a log of a runtime with a lie in it is found out', () => {
  test.each(lies.map((lie) => [lie.says, lie] as const))('%s', (_, lie) => {
    const places = placesFor(lie);
    const chosen = places.filter((_, index) => index % Math.ceil(places.length / most) === 0);
    const believed = chosen.filter((place) => {
      const told = recorded(place.name, lie.tell(place));
      return statements.every(({ judge }) => judge(told).breaches.length === 0);
    });
    expect(chosen.length).toBeGreaterThan(0);
    expect(believed.map(({ name, line }) => `${name}: ${line.ts} ${line.op} ${line.pod}`)).toEqual([]);
  });
});
