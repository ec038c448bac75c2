import { describe, expect, test } from 'vitest';
import type { PodDisruptionBudget, PodDisruptionBudgetStatus } from '../../../../spec/api/objects/policy.ts';
import type { EvictionResult, EvictionView } from '../../../../spec/controllers/eviction/evictionView.ts';
import { evictPod } from '../../../../spec/controllers/eviction/evictPod.ts';
import { maxDisruptedPods } from '../../../../spec/controllers/eviction/useBudget.ts';
import type { BoundPod } from '../../../../spec/kubelet/boundPod.ts';
import { now, secondsAgo } from '../objects.ts';

type Traits = {
  readonly phase?: string;
  readonly ready?: boolean;
  readonly resourceVersion?: string;
  readonly uid?: string;
  readonly metadata?: Partial<NonNullable<BoundPod['metadata']>>;
};

const pod = ({ phase = 'Running', ready = true, resourceVersion = '10', uid = 'u', metadata }: Traits = {}) =>
  ({
    metadata: { name: 'p', namespace: 'n', uid, resourceVersion, labels: { app: 'a' }, ...metadata },
    spec: { containers: [{ name: 'c' }], nodeName: 'n1', terminationGracePeriodSeconds: 30 },
    status: { phase, conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
  }) satisfies BoundPod;

const budget = (
  status: PodDisruptionBudgetStatus,
  spec: PodDisruptionBudget['spec'] = {},
  name = 'b',
): PodDisruptionBudget => ({
  metadata: { name, namespace: 'n', generation: 1 },
  spec: { selector: { matchLabels: { app: 'a' } }, ...spec },
  status: { observedGeneration: 1, ...status },
});

const evict = (view: Partial<EvictionView> = {}): EvictionResult =>
  evictPod({ now, name: 'p', pod: pod(), budgets: [], ...view });

const told = ({ outcome }: EvictionResult): string =>
  outcome.evicted
    ? 'evicted'
    : [outcome.error.code, outcome.error.causes[0]?.message ?? outcome.error.message].join(' ');

const conflict = { reason: 'Conflict', message: 'changed' } as const;

test('a Pod that no budget selects is told that it is evicted, and deleted gracefully', () => {
  const others = [
    { ...budget({}), metadata: { name: 'b', namespace: 'elsewhere' } },
    budget({}, { selector: { matchLabels: { app: 'other' } } }),
    budget({}, { selector: { matchExpressions: [{ key: 'app', operator: 'Near' }] } }),
  ];
  const result = evict({ budgets: others });
  expect(told(result)).toBe('evicted');
  expect(result.pod?.metadata?.deletionGracePeriodSeconds).toBe(30);
  expect(result.pod?.status?.conditions?.at(-1)).toMatchObject({
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'EvictionByEvictionAPI',
  });
});

test('a condition that the Pod had keeps its time and its generation if it was True before', () => {
  const before = { type: 'DisruptionTarget', lastTransitionTime: secondsAgo(50), observedGeneration: 3 };
  const had = (status: string): BoundPod => ({
    ...pod(),
    status: { phase: 'Running', conditions: [{ ...before, status }] },
  });
  expect(evict({ pod: had('True') }).pod?.status?.conditions).toMatchObject([before]);
  const [condition] = evict({ pod: had('False') }).pod?.status?.conditions ?? [];
  expect(condition).toMatchObject({ lastTransitionTime: secondsAgo(0), observedGeneration: 3 });
});

describe('a budget', () => {
  test('gives a disruption and remembers the Pod until it is gone', () => {
    const result = evict({
      budgets: [budget({ disruptionsAllowed: 1, currentHealthy: 3, desiredHealthy: 2 })],
    });
    expect(told(result)).toBe('evicted');
    expect(result.budgetWrites[0]?.write.status).toMatchObject({
      disruptionsAllowed: 0,
      disruptedPods: { p: secondsAgo(0) },
      conditions: [{ type: 'DisruptionAllowed', status: 'False', reason: 'InsufficientPods' }],
    });
  });

  test('that has none to give keeps the Pod, and says why', () => {
    const condition = { type: 'DisruptionAllowed', status: 'False', lastTransitionTime: '', message: 'm' };
    const refusal = (status: PodDisruptionBudgetStatus) => told(evict({ budgets: [budget(status)] }));
    const healthy = { currentHealthy: 3, desiredHealthy: 2 };
    expect(refusal({ currentHealthy: 2, desiredHealthy: 2 })).toMatch(
      /^429 .* needs 2 healthy pods and has 2/,
    );
    expect(refusal(healthy)).toMatch(/^429 .* evicting pods currently$/);
    expect(refusal({ ...healthy, conditions: [{ ...condition, reason: 'SyncFailed' }] })).toMatch(
      /failed sync: m/,
    );
    expect(refusal({ ...healthy, conditions: [{ ...condition, reason: 'Other' }] })).toMatch(/\(Other\): m/);
    expect(refusal({ observedGeneration: 0, disruptionsAllowed: 1 })).toMatch(/^429 .*still being processed/);
    expect(refusal({ disruptionsAllowed: -1 })).toMatch(/^403 .*negative/);
  });

  test('waits for 2000 evicted Pods and no more', () => {
    const waitingFor = (count: number) => {
      const disruptedPods = Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`p${i}`, secondsAgo(1)]),
      );
      return told(evict({ budgets: [budget({ disruptionsAllowed: 1, disruptedPods })] }));
    };
    expect(waitingFor(maxDisruptedPods)).toBe('evicted');
    expect(waitingFor(maxDisruptedPods + 1)).toMatch(/^403 .*too big/);
  });

  test('does not guard a Pod beside another budget: neither decides', () => {
    const budgets = [budget({ disruptionsAllowed: 1 }), budget({ disruptionsAllowed: 1 }, {}, 'c')];
    expect(told(evict({ budgets }))).toMatch(/^500 .*more than one/);
  });

  test('is asked again while others change it, 20 times, as it is then', () => {
    const budgets = [budget({ disruptionsAllowed: 1 })];
    const twice = evict({ budgets, answers: (_, earlier) => (earlier < 2 ? conflict : undefined) });
    expect([told(twice), twice.budgetWrites.length]).toEqual(['evicted', 3]);
    const always = evict({ budgets, answers: () => conflict });
    expect([told(always), always.budgetWrites.length]).toEqual(['409 changed', 20]);
    const usedUp = evict({
      budgets,
      answers: () => conflict,
      budgetMeanwhile: budget({ desiredHealthy: 1 }),
    });
    expect([told(usedUp), usedUp.budgetWrites.length]).toEqual([
      '429 The disruption budget b needs 1 healthy pods and has 0 currently',
      1,
    ]);
    const refused = evict({ budgets, answers: () => ({ reason: 'Timeout', message: 'timed out' }) });
    expect([told(refused), refused.budgetWrites.length]).toEqual(['504 timed out', 1]);
  });
});

describe('a Pod that is not ready', () => {
  const unready = pod({ ready: false });

  test('goes if the budget always allows it, or if the application has what it needs; else it needs leave', () => {
    const going = (status: PodDisruptionBudgetStatus, unhealthyPodEvictionPolicy?: string) =>
      told(
        evict({
          pod: unready,
          budgets: [budget(status, unhealthyPodEvictionPolicy ? { unhealthyPodEvictionPolicy } : {})],
        }),
      );
    expect(going({ desiredHealthy: 2 }, 'AlwaysAllow')).toBe('evicted');
    expect(going({ currentHealthy: 2, desiredHealthy: 2 })).toBe('evicted');
    expect(going({ currentHealthy: 1, desiredHealthy: 2 }, 'IfHealthyBudget')).toMatch(/^429/);
    expect(going({ currentHealthy: 0, desiredHealthy: 0 })).toMatch(/^429/);
  });

  test('does not go if it has changed since it was read: it may be ready now', () => {
    const view = {
      pod: unready,
      budgets: [budget({}, { unhealthyPodEvictionPolicy: 'AlwaysAllow' })],
      meanwhile: { afterReads: 1, pod: pod({ resourceVersion: '11' }) },
    };
    expect(told(evict(view))).toMatch(/^429 .*still being processed/);
    expect(told(evict({ ...view, deleteOptions: { preconditions: { resourceVersion: '10' } } }))).toMatch(
      /^409/,
    );
    expect(told(evict({ ...view, meanwhile: { afterReads: 1, pod: undefined } }))).toMatch(/^404/);
  });
});

describe('Pods that no budget guards', () => {
  const budgets = [budget({})];

  test('have not started, have ended or are being deleted', () => {
    const deleting = { deletionTimestamp: secondsAgo(-20), deletionGracePeriodSeconds: 30 };
    for (const traits of [
      { phase: 'Pending' },
      { phase: 'Failed' },
      { phase: 'Succeeded' },
      { metadata: deleting },
    ]) {
      expect(told(evict({ budgets, pod: pod(traits) }))).toBe('evicted');
    }
    expect(told(evict({ budgets, pod: pod({ phase: 'Unknown' }) }))).toMatch(/^429/);
  });

  test('are looked at again if they have changed, unless the request names a version', () => {
    const pending = pod({ phase: 'Pending' });
    const changedTo = (traits: Traits) => ({ afterReads: 1, pod: pod({ resourceVersion: '11', ...traits }) });
    expect(told(evict({ budgets, pod: pending, meanwhile: changedTo({ phase: 'Pending' }) }))).toBe(
      'evicted',
    );
    expect(told(evict({ budgets, pod: pending, meanwhile: changedTo({}) }))).toMatch(/^429/);
    const deleteOptions = { preconditions: { resourceVersion: '10' } };
    expect(told(evict({ budgets, pod: pending, meanwhile: changedTo({}), deleteOptions }))).toMatch(/^409/);
  });

  test('stay, after 20 tries, if a precondition does not hold', () => {
    const deleteOptions = { preconditions: { uid: 'other' }, dryRun: ['All'] };
    const result = evict({ budgets, pod: pod({ phase: 'Pending' }), deleteOptions });
    expect([told(result).slice(0, 3), result.deletions.length]).toEqual(['409', 20]);
  });
});

test('a Pod that is not there, or gone when it is looked at again, cannot be evicted', () => {
  expect(told(evict({ pod: undefined }))).toBe('404 pods "p" not found');
});

test('writing the status of a Pod whose time is over removes it, so that there is none to be deleted', () => {
  const over = pod({ metadata: { deletionTimestamp: secondsAgo(5), deletionGracePeriodSeconds: 0 } });
  expect(told(evict({ pod: over }))).toMatch(/^404/);
  expect(told(evict({ pod: over, updateRemoves: false }))).toBe('evicted');
  const held = pod({ metadata: { ...over.metadata, finalizers: ['example.com/f'] } });
  expect(told(evict({ pod: held }))).toBe('evicted');
});

test('what an eviction took from a budget is not given back if a precondition does not hold', () => {
  const deleteOptions = { preconditions: { uid: 'other' } };
  const result = evict({ budgets: [budget({ disruptionsAllowed: 1 })], deleteOptions });
  expect([told(result).slice(0, 3), result.budgetWrites.length]).toEqual(['409', 1]);
});

test('empty preconditions are checked where the Pod is deleted, not where it is told', () => {
  const result = evict({ deleteOptions: { preconditions: { uid: '' } } });
  expect([told(result).slice(0, 3), result.podUpdates, result.deletions.length]).toEqual(['409', 1, 1]);
});

describe('a dry run', () => {
  const budgets = [budget({ disruptionsAllowed: 1 })];

  test('of the request or of the Eviction decides and writes nothing', () => {
    for (const view of [{ dryRun: ['All'] }, { deleteOptions: { dryRun: ['All'] } }]) {
      const result = evict({ budgets, ...view });
      expect([told(result), result.budgetWrites.length, result.podUpdates]).toEqual(['evicted', 0, 0]);
      expect(result.pod).toEqual(pod());
    }
  });

  test('that is none of those that exist is refused when the Pod is deleted', () => {
    expect(told(evict({ dryRun: ['Other'] }))).toMatch(/^422 Unsupported value: \["Other"\]/);
  });

  test('of both must be the same', () => {
    const deleteOptions = { dryRun: ['All'] };
    expect(told(evict({ dryRun: ['Other'], deleteOptions }))).toBe(
      '500 Non-matching dry-run options in request and content: [Other] and [All]',
    );
    expect(told(evict({ dryRun: ['All'], deleteOptions }))).toBe('evicted');
  });
});

test('an Eviction cannot ask to delete what cannot be read', () => {
  const deleteOptions = { ignoreStoreReadErrorWithClusterBreakingPotential: true };
  expect(told(evict({ deleteOptions }))).toMatch(/^422 Invalid value: true/);
});
