import { expect, test } from 'vitest';
import { randomFrom, seedOf } from '../../../checker/simulate/random.ts';
import { lawBook } from '../../../properties/laws/lawBook.ts';
import { firstViolation } from './judged.ts';
import type { Lie, Told } from './lies/lie.ts';
import { lies } from './lies/lies.ts';
import { recording, recordingNames } from './recordings.ts';

const seed = 20261121;
const runs = 6;
/** Not every recording gives occasion for every lie. */
const tries = 60;

type Case = { readonly told: Told; readonly recording: string };

const tell = (lie: Lie, run: number): Case | undefined => {
  const random = randomFrom(seedOf(seed, run));
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const name = recordingNames[random.below(recordingNames.length)]!;
    const told = lie.tell(recording(name), random);
    if (told !== undefined) return { told, recording: name };
  }
  return undefined;
};

/** What is wrong with the verdict on a lie. */
const fault = (lie: Lie, { told, recording: name }: Case): string | undefined => {
  const where = `${name} line ${told.at + 1}`;
  const found = firstViolation(told.lines, recording(name).dedicated);
  if (found === undefined) return `${where}: accepted`;
  const said = `${found.law} at line ${found.line}: ${found.message}`;
  const inPlace = told.later ? found.line > told.at : found.line === told.at + 1 && found.uid === told.uid;
  if (!inPlace) return `${where}: the wrong place, ${said}`;
  const named = lie.breaks.length === 0 || lie.breaks.includes(found.law);
  return named ? undefined : `${where}: another law, ${said}`;
};

test.each(lies.map((lie) => [lie.name, lie] as const))('a lie is found: %s', (_, lie) => {
  const cases = Array.from({ length: runs }, (__, run) => tell(lie, run)).filter(
    (each) => each !== undefined,
  );
  expect(cases.length).toBeGreaterThan(0);
  expect(cases.flatMap((each) => fault(lie, each) ?? [])).toEqual([]);
});

test('lies name laws that name them', () => {
  const naming = (name: string): string[] =>
    lawBook.filter((law) => law.lies?.includes(name)).map(({ id }) => id);
  for (const { name, breaks } of lies)
    expect([name, [...breaks].sort()]).toEqual([name, naming(name).sort()]);
});
