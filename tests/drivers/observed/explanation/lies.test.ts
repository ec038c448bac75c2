import { describe, expect, test } from 'vitest';
import { randomFrom, seedOf } from '../../../../checker/simulate/random.ts';
import { renumbered } from '../lies/lie.ts';
import { lies } from '../lies/lies.ts';
import { type Line, recording, recordingNames } from '../recordings.ts';
import { explained } from './explained.ts';

const seed = 20261121;
const runs = 4;
const tries = 60;

/** Lies that explanation finds alone, without any law: what the kubelet wrote is in no run of the Pod's charts. */
const foundAlone = [
  'forged Ready',
  'forged ContainersReady',
  'forged Initialized',
  'unready without a probe',
  'ready while it waits',
  'deletion taken back',
  'started before it was bound',
  'ran before it started',
  'an app that did not wait for its init container',
  'an end with a container that runs',
  'a restart that its policy forbids',
  'a restart that its policy forbids, between two events',
  'Completed with an error',
  'fewer restarts',
];

describe('explanation without laws finds', () => {
  test.each(foundAlone)('%s', (name) => {
    const lie = lies.find((each) => each.name === name)!;
    let told = 0;
    for (let run = 0; run < runs; run += 1) {
      const random = randomFrom(seedOf(seed, run));
      for (let attempt = 0; attempt < tries; attempt += 1) {
        const from = recordingNames[random.below(recordingNames.length)]!;
        const lied = lie.tell(recording(from), random);
        if (lied === undefined) continue;
        const { unexplained } = explained(lied.lines);
        expect(unexplained?.uid, `${from} line ${lied.at + 1}`).toBe(lied.uid);
        expect(unexplained!.line).toBeGreaterThan(lied.at);
        told += 1;
        break;
      }
    }
    expect(told).toBeGreaterThan(0);
  });
});

const without = (lines: readonly Line[], action: string): readonly Line[] =>
  renumbered(lines.filter((line) => line.action !== action));

test('init containers do not run again without a new sandbox: where nothing happened to it, that is in no run', () => {
  const { lines } = recording('init-ok.r1');
  expect(explained(lines).unexplained).toBeUndefined();
  expect(explained(without(lines, 'runtime:sandbox-die')).unexplained).toMatchObject({
    object: 'pods init-ok/two',
  });
});

test('a recording that says nothing of what was done may have seen any fault', () => {
  const { lines } = recording('init-ok.r1');
  const watched = lines.filter(({ action }) => action === undefined);
  expect(explained(watched).unexplained).toBeUndefined();
});

test('a Pod that was there before the recording is not explained, and is in nobody’s way', () => {
  const { lines } = recording('restart-policy-always.r1');
  const late = lines.slice(lines.findIndex(({ object }) => object?.status?.phase === 'Running'));
  const { unexplained, undecided } = explained(late);
  expect(unexplained).toBeUndefined();
  expect(undecided).toBeGreaterThan(0);
});
