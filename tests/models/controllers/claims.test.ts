import { describe, expect, test } from 'vitest';
import type { LazyState } from '../../../checker/lazy/lazyRun.ts';
import { LazyRun } from '../../../checker/lazy/lazyRun.ts';
import { isOwnedBy } from '../../../models/controllers/charts/claimedPod.ts';
import { composeClaims } from '../../../models/controllers/composeClaims.ts';
import { mayAdopt, nextClaimWrite } from '../../../models/controllers/decisions/claimWrites.ts';
import { calm } from '../../../models/controllers/plan/controllersPlan.ts';
import { builtScenario, checkedScenario, lawsThat } from './checkedScenario.ts';

const web = { id: 1, name: 'web', labels: { app: 'web' } };
const debug = { id: 2, name: 'debug', labels: { app: 'debug' } };

/** What becomes of the Pods of a ReplicaSet of one once its Pod has got other labels: each way to its end. */
const ends = (): ReadonlySet<string> => {
  const { system, parts } = composeClaims({
    gate: 'on',
    lags: true,
    places: 2,
    budgets: { ...calm, relabels: 1 },
    labels: [web, debug],
    owners: [{ id: 1, name: 'ReplicaSet web', selects: web.labels, replicas: 1, makes: 1 }],
    bare: [],
  });
  const run = new LazyRun(system);
  const found = new Set<string>();
  const known = new Set<string>();
  const textOf = (state: LazyState): string =>
    parts.pods
      .map(({ object }) => run.snapshotOf(object, state))
      .map((pod) => (isOwnedBy(1)(pod) ? 'own' : isOwnedBy(0)(pod) ? 'orphan' : 'none'))
      .join(' ');
  const visit = (state: LazyState): void => {
    const key = JSON.stringify(state);
    if (known.has(key)) return;
    known.add(key);
    const enabled = run.enabled(state);
    if (enabled.length === 0) found.add(textOf(state));
    for (const rule of enabled) visit(run.fire(rule, state).at(-1)!.after);
  };
  visit(run.initial().state);
  return found;
};

describe('a Pod that its owner no longer selects', () => {
  test('is released and replaced, and stays as an orphan that nobody selects', () => {
    expect([...ends()].toSorted()).toEqual(['orphan own']);
  });

  test('is in the end controlled by whoever selects it then, though writes are refused meanwhile', async () => {
    const scenario = await checkedScenario('pods-relabelled', { conflicts: 1 });
    expect(scenario.complete).toBe(true);
    expect(lawsThat('violated', scenario)).toEqual([]);
  });
});

describe('an owner that is read once more, past the cache, adopts', () => {
  const uid = 1;
  test.each([
    ['where it is there as it was', { uid, beingDeleted: false }, true],
    ['not where it is being deleted', { uid, beingDeleted: true }, false],
    ['not where another one has its name', { uid: 2, beingDeleted: false }, false],
    ['not where it is gone', undefined, false],
  ])('%s', (_, live, adopts) => {
    expect(mayAdopt(uid, live)).toBe(adopts);
  });
});

describe('an owner of one Pod that has seen two, and an orphan that it selects', () => {
  const pods = [1, 1, undefined].map((owner, at) => ({
    place: at + 1,
    phase: 'Ready' as const,
    traits: { owner, labels: web.labels },
  }));
  const question = { replicaSet: { id: 1, selects: web.labels }, replicas: 1, pods, behind: false };
  const kinds = (expects: boolean): unknown[] =>
    [0, 1, 2].map((done) => nextClaimWrite({ ...question, expects, gate: 'on' }, done)?.kind);

  test('adopts the orphan and deletes what is too many', () => {
    expect(kinds(false)).toEqual(['recheck', 'adoptPod', 'deletePod']);
  });

  test('adopts the orphan and deletes nothing while it expects to see a deletion of its own', () => {
    expect(kinds(true)).toEqual(['recheck', 'adoptPod', undefined]);
  });
});

test('the gate cannot be off where what is patched is remembered by the consistency record alone', () => {
  expect(() => builtScenario('selectors-overlap', { gate: 'off' })).toThrow('gate cannot be off');
  expect(builtScenario('selectors-overlap', { gate: 'on' }).system.name).toBe('claims');
});
