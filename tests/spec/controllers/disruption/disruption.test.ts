import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pod } from '../../../../spec/api/objects/core.ts';
import type {
  PodDisruptionBudgetSpec,
  PodDisruptionBudgetStatus,
} from '../../../../spec/api/objects/policy.ts';
import { builtInKinds } from '../../../../spec/controllers/disruption/controllerScale.ts';
import { syncDisruptionBudget } from '../../../../spec/controllers/disruption/syncDisruptionBudget.ts';

const now = Date.parse('2026-11-28T12:00:00Z');

const podOf = (at: number, isReady: boolean): Pod => ({
  metadata: {
    name: `p${at}`,
    namespace: 'n',
    uid: `u${at}`,
    labels: { app: 'a' },
    ownerReferences: [
      { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'r', uid: 'r-uid', controller: true },
    ],
  },
  spec: { containers: [] },
  status: { phase: 'Running', conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }] },
});

const sync = (
  spec: PodDisruptionBudgetSpec,
  pods: readonly Pod[],
  replicas: number,
  status: PodDisruptionBudgetStatus = {},
) =>
  syncDisruptionBudget({
    now,
    budget: {
      metadata: { name: 'b', namespace: 'n', uid: 'b-uid', generation: 1 },
      spec: { selector: { matchLabels: { app: 'a' } }, ...spec },
      status,
    },
    pods,
    controllers: {
      replicaSets: [
        { metadata: { name: 'r', namespace: 'n', uid: 'r-uid' }, spec: { replicas, selector: {} } },
      ],
      deployments: [],
      statefulSets: [],
      replicationControllers: [],
      customScales: [],
      servedKinds: builtInKinds,
    },
    answers: () => undefined,
  });

const bound = fc.oneof(
  fc.nat(6),
  fc.nat(100).map((percent) => `${percent}%`),
);
const ready = fc.array(fc.boolean(), { minLength: 1, maxLength: 6 });

test('a budget never allows more evictions than leave the wanted number of Pods healthy', () => {
  fc.assert(
    fc.property(bound, fc.boolean(), ready, fc.nat(8), (value, isMinimum, states, replicas) => {
      const spec = isMinimum ? { minAvailable: value } : { maxUnavailable: value };
      const { status } = sync(
        spec,
        states.map((is, at) => podOf(at, is)),
        replicas,
      );
      const { currentHealthy = 0, disruptionsAllowed = 0, desiredHealthy = 0 } = status ?? {};
      expect(currentHealthy).toBe(states.filter(Boolean).length);
      expect(disruptionsAllowed).toBeGreaterThanOrEqual(0);
      expect(disruptionsAllowed === 0 || currentHealthy - disruptionsAllowed >= desiredHealthy).toBe(true);
    }),
  );
});

test('a pass over a budget whose status is right writes nothing', () => {
  const pods = [podOf(0, true), podOf(1, false)];
  const { status } = sync({ maxUnavailable: 1 }, pods, 2);
  expect(status).toMatchObject({
    expectedPods: 2,
    desiredHealthy: 1,
    currentHealthy: 1,
    disruptionsAllowed: 0,
  });
  expect(sync({ maxUnavailable: 1 }, pods, 2, status).tried).toEqual([]);
});

test('an evicted Pod counts as gone for two minutes, unless it is seen to go', () => {
  const at = (seconds: number): string => `${new Date(now - seconds * 1000).toISOString().slice(0, 19)}Z`;
  const pods = [podOf(0, true), podOf(1, true)];
  const during = sync({ minAvailable: 1 }, pods, 2, { disruptedPods: { p0: at(119) } });
  expect(during).toMatchObject({
    recheckAfterMs: 1000,
    status: { currentHealthy: 1, disruptionsAllowed: 0 },
  });
  const after = sync({ minAvailable: 1 }, pods, 2, { disruptedPods: { p0: at(121) } });
  expect(after).toMatchObject({ status: { currentHealthy: 2, disruptionsAllowed: 1, disruptedPods: {} } });
});

test('a budget of which nothing can be told allows no eviction, and says why', () => {
  const stray = {
    ...podOf(0, true),
    metadata: { ...podOf(0, true).metadata, namespace: 'n', labels: { app: 'a' } },
  };
  const owned = (kind: string, apiVersion: string): Pod => ({
    ...stray,
    metadata: {
      ...stray.metadata,
      ownerReferences: [{ apiVersion, kind, name: 'x', uid: 'x', controller: true }],
    },
  });
  const reason = (pod: Pod) => sync({ maxUnavailable: 1 }, [pod], 1).status?.conditions?.[0];
  expect(reason(owned('Job', 'batch/v1'))).toMatchObject({
    reason: 'SyncFailed',
    message: 'jobs.batch does not implement the scale subresource',
  });
  expect(reason(owned('Thing', 'nowhere.io/v1'))).toMatchObject({
    message: 'no matches for kind "Thing" in version "nowhere.io/v1"',
  });
});
