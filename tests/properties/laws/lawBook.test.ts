import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PodView } from '../../../models/views/podView.ts';
import { lawBook } from '../../../properties/laws/lawBook.ts';
import type { LawRecord } from '../../../properties/laws/lawRecord.ts';
import { everyState } from '../../../properties/laws/modelPredicate.ts';
import { namedFirst } from '../../../properties/laws/namedFirst.ts';
import { asModelled, ofPods } from '../../../properties/laws/recordPredicate.ts';
import { mutants } from '../../../properties/mutants/mutants.ts';
import { lies } from '../../drivers/observed/lies/lies.ts';
import { forgotten, type Trials } from './forgotten.ts';

const trials: Trials = { mutants, lies: lies.map(({ name }) => name) };

describe('the law book', () => {
  test.for(lawBook.map((law) => [law.id, law] as const))('%s lacks nothing', ([, law]) => {
    expect(forgotten(law, trials)).toEqual([]);
  });

  test('no two laws have one id', () => {
    const ids = lawBook.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test('laws of one family stand together', () => {
    const families = lawBook.map(({ id }) => id.split('/')[0]!);
    const beginnings = families.filter((family, at) => family !== families[at - 1]);
    expect(new Set(beginnings).size).toBe(beginnings.length);
  });

  test('every law that is written stands in the book', async () => {
    const folder = new URL('../../../properties/laws/', import.meta.url);
    const families = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const files = families.flatMap(({ name }) =>
      readdirSync(new URL(`${name}/`, folder)).map((file) => `${name}/${file}`),
    );
    const written = await Promise.all(
      files.map(async (file) => {
        const exported = Object.values((await import(new URL(file, folder).href)) as Record<string, unknown>);
        return exported.filter(isLaw).map((law) => ({ file, law }));
      }),
    );
    expect(written.flat().filter(({ law }) => !lawBook.includes(law))).toEqual([]);
    expect(written.flat().length).toBe(lawBook.length);
  });

  test('what is named first of an event is judged in recordings', () => {
    const judged = lawBook.filter(({ record }) => record).map(({ id }) => id);
    expect(namedFirst.filter((id, at) => !judged.includes(id) || namedFirst.indexOf(id) !== at)).toEqual([]);
  });
});

const isLaw = (value: unknown): value is LawRecord =>
  typeof value === 'object' && value !== null && 'id' in value && 'says' in value;

describe('a law of which a piece was forgotten is named with that piece', () => {
  const whole: LawRecord = {
    id: 'phase/never-unknown',
    says: 'A Pod that its kubelet can ask for is never in phase Unknown',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase',
    fields: ['pod.status.phase'],
    model: everyState<PodView>({ of: 'pod', holds: () => true, witness: () => true }),
    record: ofPods({ judge: () => undefined }),
    mutants: ['phase-forgotten'],
    lies: ['a phase that nobody knows'],
  };
  const these: Trials = {
    mutants: [
      { name: 'phase-forgotten', breaks: ['phase/never-unknown'] },
      { name: 'another-fault', breaks: ['phase/order'] },
    ],
    lies: ['a phase that nobody knows'],
  };
  const faultsOf = (pieces: Partial<LawRecord>, known = these): string[] =>
    forgotten({ ...whole, ...pieces }, known);
  const without = (...pieces: (keyof LawRecord)[]): string[] =>
    faultsOf(Object.fromEntries(pieces.map((piece) => [piece, undefined])));

  test('the whole law lacks nothing', () => {
    expect(faultsOf({})).toEqual([]);
  });

  test.for<readonly [string, string[], string]>([
    [
      'id',
      faultsOf({ id: 'NeverUnknown', model: undefined, mutants: undefined }),
      'NeverUnknown is not written family/name',
    ],
    ['sentence', faultsOf({ says: 'never' }), 'phase/never-unknown says no sentence'],
    [
      'source',
      faultsOf({ source: 'Pod Lifecycle' }),
      'phase/never-unknown has no URL of a page or KEP as its source',
    ],
    [
      'name of an exception',
      faultsOf({ exceptions: ['some'] }),
      'phase/never-unknown does not name its exception "some"',
    ],
    ['fields', faultsOf({ fields: [] }), 'phase/never-unknown governs no field'],
    [
      'field that there is',
      faultsOf({ fields: ['pod.status.face'] }),
      'phase/never-unknown governs pod.status.face, and there is no such field',
    ],
    [
      'judgement',
      without('model', 'record', 'mutants', 'lies').slice(0, 1),
      'phase/never-unknown is judged neither in models nor in recordings',
    ],
    [
      'mutant',
      faultsOf({ mutants: [] }, { ...these, mutants: [] }),
      'phase/never-unknown names no mutant that it catches',
    ],
    [
      'mutant that there is',
      faultsOf({ mutants: ['phase-forgotten', 'fault'] }),
      'phase/never-unknown names the mutant fault, and there is none',
    ],
    [
      'mutant that breaks it',
      faultsOf({ mutants: ['phase-forgotten', 'another-fault'] }),
      'phase/never-unknown names the mutant another-fault, which does not say that it breaks it',
    ],
    [
      'model for its mutants',
      without('model'),
      'phase/never-unknown names mutants, and is not judged in models',
    ],
    ['lie', without('lies'), 'phase/never-unknown names no lie that it rejects'],
    [
      'lie that there is',
      faultsOf({ lies: ['a white lie'] }),
      'phase/never-unknown names the lie "a white lie", and there is none',
    ],
    [
      'record for its lies',
      without('record'),
      'phase/never-unknown names lies, and is not judged in recordings',
    ],
    [
      'model to be judged by',
      faultsOf({
        model: { kind: 'joint', sees: [], holds: () => true, when: () => false },
        record: asModelled(),
      }),
      'phase/never-unknown is judged as modelled, and no model shows it Pods',
    ],
  ])('its %s', ([, faults, named]) => {
    expect(faults).toEqual([named]);
  });

  test('a mutant that says it breaks the law', () => {
    const more = { name: 'phase-lost', breaks: ['phase/never-unknown'] };
    expect(faultsOf({}, { ...these, mutants: [...these.mutants, more] })).toEqual([
      'phase/never-unknown does not name the mutant phase-lost, which says that it breaks it',
    ]);
  });

  test('its witness', () => {
    const model = { kind: 'state', of: 'pod', holds: () => true } as const;
    expect(faultsOf({ model })).toEqual([
      'phase/never-unknown has no witness: nothing tells when it is really put to the test',
    ]);
  });
});
