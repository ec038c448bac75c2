import { describe, expect, test } from 'vitest';
import { type Random, randomFrom, seedOf } from '../../../checker/simulate/random.ts';
import type { Violation } from '../../../drivers/observed/violation.ts';
import { lawBook } from '../../../properties/laws/lawBook.ts';
import { isThorough } from '../../thorough.ts';
import { firstViolation, isRejectedBy } from './judged.ts';
import type { Lie, Told } from './lies/lie.ts';
import { lies } from './lies/lies.ts';
import { moreRecordingNames, recording, recordingNames } from './recordings.ts';

const seed = 20261121;
/** how often each lie is told */
const runs = isThorough ? 6 : 2;
/** how often it is told at most until a law was the first to reject one of its lies */
const mostRuns = 60;

/** Lies of which any law may be the first to speak: which one it is depends on what happened. */
const rejectedByAny: readonly string[] = [
  'started before it was bound',
  'stopped before it was deleted',
  'two containers change places',
];

/** A lie that was told, and what the checker found first. */
type Case = { readonly told: Told; readonly recording: string; readonly found: Violation | undefined };

function* inRandomOrder<T>(all: readonly T[], random: Random): Generator<T> {
  const left = [...all];
  while (left.length > 0) yield left.splice(random.below(left.length), 1)[0]!;
}

/** Not every recording gives occasion for every lie; where none of the first does, one of the later may. */
const tell = (lie: Lie, run: number): Case | undefined => {
  const random = randomFrom(seedOf(seed, run));
  for (const names of [recordingNames, moreRecordingNames]) {
    for (const name of inRandomOrder(names, random)) {
      const told = lie.tell(recording(name), random);
      if (told === undefined) continue;
      return { told, recording: name, found: firstViolation(told.lines, recording(name).dedicated) };
    }
  }
  return undefined;
};

const judged = new Map<Lie, (Case | undefined)[]>();

const caseOf = (lie: Lie, run: number): Case | undefined => {
  const known = judged.get(lie) ?? [];
  judged.set(lie, known);
  if (!(run in known)) known[run] = tell(lie, run);
  return known[run];
};

/** The laws that say that they reject a lie. */
const lawsAgainst = ({ name }: Lie): readonly string[] =>
  lawBook.filter((law) => law.lies?.includes(name)).map(({ id }) => id);

/** What is wrong with the verdict on a lie: the first law to reject it need not name it if a later one does. */
const fault = (lie: Lie, each: Case): string | undefined => {
  const { told, recording: name, found } = each;
  const where = `${name} line ${told.at + 1}`;
  if (found === undefined) return `${where}: accepted`;
  const said = `${found.law} at line ${found.line}: ${found.message}`;
  const inPlace = told.later ? found.line > told.at : found.line === told.at + 1 && found.uid === told.uid;
  if (!inPlace) return `${where}: the wrong place, ${said}`;
  const laws = lawsAgainst(lie);
  const isRejected = () => isRejectedBy(laws, told.lines, recording(name).dedicated);
  const named = rejectedByAny.includes(lie.name) || laws.includes(found.law) || isRejected();
  return named ? undefined : `${where}: another law, ${said}`;
};

describe('a lie is found', () => {
  test.for(lies.map((lie) => [lie.name, lie] as const))('%s', ([, lie]) => {
    const cases = Array.from({ length: runs }, (_, run) => caseOf(lie, run) ?? []).flat();
    expect(cases.length).toBeGreaterThan(0);
    expect(cases.flatMap((each) => fault(lie, each) ?? [])).toEqual([]);
  });
});

describe('a law that recordings are judged by is the first to reject one of its lies', () => {
  const laws = lawBook.filter(({ record }) => record);
  test.for(laws.map((law) => [law.id, law] as const))('%s', ([id, law]) => {
    const own = lies.filter(({ name }) => law.lies?.includes(name));
    const isFirst = (run: number): boolean => own.some((lie) => caseOf(lie, run)?.found?.law === id);
    expect(Array.from({ length: mostRuns }, (_, run) => run).some(isFirst)).toBe(true);
  });
});

test('no two lies have one name, and every lie is rejected by a law that names it', () => {
  const names = lies.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  const unnamed = lies.filter((lie) => lawsAgainst(lie).length === 0).map(({ name }) => name);
  expect(unnamed.sort()).toEqual([...rejectedByAny].sort());
});
