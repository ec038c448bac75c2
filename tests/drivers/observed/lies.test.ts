import { describe, expect, test } from 'vitest';
import { randomFrom, seedOf } from '../../../checker/simulate/random.ts';
import type { Violation } from '../../../drivers/observed/violation.ts';
import { lawBook } from '../../../properties/laws/lawBook.ts';
import { firstViolation } from './judged.ts';
import type { Lie, Told } from './lies/lie.ts';
import { lies } from './lies/lies.ts';
import { moreRecordingNames, recording, recordingNames } from './recordings.ts';

const seed = 20261121;
const runs = 6;
/** Not every recording gives occasion for every lie; where none of the first does, one of the later may. */
const tries = 60;

/** Lies of which any law may be the first to speak: which one it is depends on what happened. */
const rejectedByAny: readonly string[] = [
  'started before it was bound',
  'stopped before it was deleted',
  'two containers change places',
];

/** A lie that was told, and what the checker found first. */
type Case = { readonly told: Told; readonly recording: string; readonly found: Violation | undefined };

const tell = (lie: Lie, run: number): Case | undefined => {
  const random = randomFrom(seedOf(seed, run));
  for (let attempt = 0; attempt < 2 * tries; attempt += 1) {
    const names = attempt < tries ? recordingNames : moreRecordingNames;
    const name = names[random.below(names.length)]!;
    const told = lie.tell(recording(name), random);
    if (told === undefined) continue;
    return { told, recording: name, found: firstViolation(told.lines, recording(name).dedicated) };
  }
  return undefined;
};

const judged = new Map<Lie, readonly Case[]>();

const casesOf = (lie: Lie): readonly Case[] => {
  const known = judged.get(lie) ?? Array.from({ length: runs }, (_, run) => tell(lie, run) ?? []).flat();
  judged.set(lie, known);
  return known;
};

/** The laws that say that they reject a lie. */
const lawsAgainst = ({ name }: Lie): readonly string[] =>
  lawBook.filter((law) => law.lies?.includes(name)).map(({ id }) => id);

/** What is wrong with the verdict on a lie. */
const fault = (lie: Lie, { told, recording: name, found }: Case): string | undefined => {
  const where = `${name} line ${told.at + 1}`;
  if (found === undefined) return `${where}: accepted`;
  const said = `${found.law} at line ${found.line}: ${found.message}`;
  const inPlace = told.later ? found.line > told.at : found.line === told.at + 1 && found.uid === told.uid;
  if (!inPlace) return `${where}: the wrong place, ${said}`;
  const named = rejectedByAny.includes(lie.name) || lawsAgainst(lie).includes(found.law);
  return named ? undefined : `${where}: another law, ${said}`;
};

describe('a lie is found', () => {
  test.for(lies.map((lie) => [lie.name, lie] as const))('%s', ([, lie]) => {
    const cases = casesOf(lie);
    expect(cases.length).toBeGreaterThan(0);
    expect(cases.flatMap((each) => fault(lie, each) ?? [])).toEqual([]);
  });
});

describe('a law that recordings are judged by is the first to reject one of its lies', () => {
  const laws = lawBook.filter(({ record }) => record);
  test.for(laws.map((law) => [law.id, law] as const))('%s', ([id, law]) => {
    const own = lies.filter(({ name }) => law.lies?.includes(name));
    expect(own.some((lie) => casesOf(lie).some(({ found }) => found?.law === id))).toBe(true);
  });
});

test('no two lies have one name, and every lie is rejected by a law that names it', () => {
  const names = lies.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  const unnamed = lies.filter((lie) => lawsAgainst(lie).length === 0).map(({ name }) => name);
  expect(unnamed.sort()).toEqual([...rejectedByAny].sort());
});
