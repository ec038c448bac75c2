import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crashLoopBackoff, crashLoopWaiting } from '../../../spec/kubelet/backoff/crashLoopBackoff.ts';
import type { BackoffEntry } from '../../../spec/kubelet/backoff/exponentialBackoff.ts';
import { afterFailedPull, imagePull } from '../../../spec/kubelet/backoff/imagePullBackoff.ts';

/** The delays between end and restart of a container that lives `life` seconds each time and restarts when it may. */
const delaysOf = (restarts: number, life: number): readonly number[] => {
  let entry: BackoffEntry | undefined;
  let finishedAt = 1000;
  const delays: number[] = [];
  for (let restart = 0; restart < restarts; restart += 1) {
    const first = crashLoopBackoff(entry, finishedAt, finishedAt);
    const startAt = first.kind === 'start' ? finishedAt : first.until;
    const decision = crashLoopBackoff(entry, finishedAt, startAt);
    if (decision.kind === 'wait') throw new Error('it waits longer than it said');
    delays.push(startAt - finishedAt);
    entry = decision.entry;
    finishedAt = startAt + life;
  }
  return delays;
};

describe('a container that keeps exiting', () => {
  test('is restarted at once, then after 10, 20, 40, 80, 160 and 300 seconds', () => {
    expect(delaysOf(8, 1)).toEqual([0, 10, 20, 40, 80, 160, 300, 300]);
  });

  test('starts over after it has run for more than ten minutes', () => {
    expect(delaysOf(3, 601)).toEqual([0, 0, 0]);
    expect(delaysOf(3, 500)).toEqual([0, 10, 20]);
  });

  test('never waits less than the time before, nor more than five minutes, in one series', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 300 }), (restarts, life) => {
        const delays = delaysOf(restarts, life);
        expect(delays).toEqual(delays.toSorted((a, b) => a - b));
        expect(Math.max(...delays)).toBeLessThanOrEqual(300);
      }),
    );
  });

  test('is shown with the delay and its names', () => {
    expect(crashLoopWaiting(80, 'app', { name: 'web', namespace: 'default', uid: 'u' }).message).toBe(
      'back-off 1m20s restarting failed container=app pod=web_default(u)',
    );
  });
});

test('a container that has never exited starts at once', () => {
  expect(crashLoopBackoff({ delaySeconds: 300, updatedAt: 99 }, undefined, 100)).toMatchObject({
    kind: 'start',
  });
});

describe('an image', () => {
  test('is pulled by its pull policy', () => {
    expect(imagePull('Always', true, undefined, 0).kind).toBe('pull');
    expect(imagePull('IfNotPresent', true, undefined, 0).kind).toBe('present');
    expect(imagePull('IfNotPresent', false, undefined, 0).kind).toBe('pull');
    expect(imagePull('Never', false, undefined, 0)).toEqual({ kind: 'refuse', reason: 'ErrImageNeverPull' });
  });

  test('that cannot be pulled is tried again after 10, 20, 40, 80, 160 and 300 seconds', () => {
    let now = 0;
    let entry: BackoffEntry | undefined;
    const delays: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      entry = afterFailedPull(entry, now);
      const decision = imagePull('IfNotPresent', false, entry, now);
      if (decision.kind !== 'wait') throw new Error('it does not wait');
      delays.push(decision.until - now);
      now = decision.until;
      expect(imagePull('IfNotPresent', false, entry, now - 1).kind).toBe('wait');
      expect(imagePull('IfNotPresent', false, entry, now).kind).toBe('pull');
    }
    expect(delays).toEqual([10, 20, 40, 80, 160, 300, 300]);
  });
});
