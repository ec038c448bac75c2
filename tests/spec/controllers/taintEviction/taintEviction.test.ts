import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Taint, Toleration } from '../../../../spec/api/objects/core.ts';
import {
  afterTime,
  onTaintsChanged,
  type TaintEviction,
  untouched,
} from '../../../../spec/controllers/taintEviction/taintEviction.ts';
import { tolerationTime } from '../../../../spec/controllers/taintEviction/tolerationTime.ts';

const unreachable: Taint = { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' };
const forSeconds = (tolerationSeconds: number): Toleration => ({
  key: unreachable.key,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds,
});

type Step = { readonly at: number; readonly taints: readonly Taint[] };

const run = (tolerations: readonly Toleration[], steps: readonly Step[], until: number): TaintEviction =>
  afterTime(
    steps.reduce(
      (state, { at, taints }) => onTaintsChanged(afterTime(state, at), tolerations, taints, at),
      untouched,
    ),
    until,
  );

describe('a Pod on a node that gets a NoExecute taint', () => {
  test('is deleted at once if it does not tolerate it', () => {
    expect(run([], [{ at: 7, taints: [unreachable] }], 100)).toEqual({ kind: 'deleted', at: 7 });
    expect(run([], [{ at: 7, taints: [{ ...unreachable, effect: 'NoSchedule' }] }], 100)).toEqual(untouched);
  });

  test('stays for its tolerationSeconds, or for ever without', () => {
    const tainted = [{ at: 7, taints: [unreachable] }];
    expect(run([forSeconds(300)], tainted, 306).kind).toBe('scheduled');
    expect(run([forSeconds(300)], tainted, 307)).toEqual({ kind: 'deleted', at: 307 });
    expect(run([{ operator: 'Exists' }], tainted, 10_000)).toEqual(untouched);
  });

  test('is spared when the taint goes in time', () => {
    expect(
      run(
        [forSeconds(300)],
        [
          { at: 0, taints: [unreachable] },
          { at: 299, taints: [] },
        ],
        1000,
      ),
    ).toEqual(untouched);
  });

  test.each([10, 9_000])(
    'keeps the time of its deletion when its tolerationSeconds become %i meanwhile',
    (next) => {
      const first = onTaintsChanged(untouched, [forSeconds(300)], [unreachable], 7);
      const later = onTaintsChanged(first, [forSeconds(next)], [unreachable], 100);
      expect(afterTime(later, 306).kind).toBe('scheduled');
      expect(afterTime(later, 307)).toEqual({ kind: 'deleted', at: 307 });
    },
  );

  test('is spared when it tolerates the taint for ever by now, and goes at once when it does not any more', () => {
    const first = onTaintsChanged(untouched, [forSeconds(300)], [unreachable], 7);
    expect(onTaintsChanged(first, [{ operator: 'Exists' }], [unreachable], 100)).toEqual(untouched);
    expect(onTaintsChanged(first, [], [unreachable], 100)).toEqual({ kind: 'deleted', at: 100 });
  });

  test('keeps the time of its deletion when another tolerated taint follows', () => {
    const notReady = { key: 'node.kubernetes.io/not-ready', effect: 'NoExecute' };
    const tolerations = [forSeconds(300), { ...forSeconds(10), key: notReady.key }];
    const steps = [
      { at: 0, taints: [unreachable] },
      { at: 100, taints: [unreachable, notReady] },
    ];
    expect(run(tolerations, steps, 1000)).toEqual({ kind: 'deleted', at: 300 });
  });
});

test('the shortest time of the tolerations that are used counts; zero or less is none', () => {
  expect(tolerationTime([forSeconds(300), forSeconds(5)], [unreachable])).toEqual({
    kind: 'for',
    seconds: 300,
  });
  expect(tolerationTime([forSeconds(-1)], [unreachable])).toEqual({ kind: 'for', seconds: 0 });
  expect(tolerationTime([], [unreachable])).toEqual({ kind: 'notTolerated' });
});

test('a Pod is never deleted before its tolerationSeconds are over', () => {
  const steps = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.boolean()), { maxLength: 6 })
    .map((all) =>
      all
        .toSorted(([a], [b]) => a - b)
        .map(([at, tainted]) => ({ at, taints: tainted ? [unreachable] : [] })),
    );
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 60 }), (changes, seconds) => {
      const end = run([forSeconds(seconds)], changes, 1000);
      if (end.kind !== 'deleted') return;
      const since = changes.findLast(({ at, taints }) => at < end.at && taints.length === 0)?.at ?? 0;
      expect(end.at - since).toBeGreaterThanOrEqual(seconds);
    }),
  );
});
