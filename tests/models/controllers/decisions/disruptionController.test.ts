import { expect, test } from 'vitest';
import { LazyRun } from '../../../../checker/lazy/lazyRun.ts';
import { randomFrom } from '../../../../checker/simulate/random.ts';
import { isWorking } from '../../../../models/controllers/charts/controllerProcess.ts';
import { guardedPhaseOf } from '../../../../models/controllers/charts/seenGuardedPod.ts';
import { composeDrain } from '../../../../models/controllers/composeDrain.ts';
import { calm } from '../../../../models/controllers/plan/controllersPlan.ts';
import { countedBy } from '../../../../models/ruleFacts.ts';
import type { ReplicaSet } from '../../../../spec/api/objects/apps.ts';
import type { Pod } from '../../../../spec/api/objects/core.ts';
import { builtInKinds } from '../../../../spec/controllers/disruption/controllerScale.ts';
import { syncDisruptionBudget } from '../../../../spec/controllers/disruption/syncDisruptionBudget.ts';

const now = Date.UTC(2026, 5, 1);
const labels = { app: 'web' };
const replicaSet: ReplicaSet = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: { namespace: 'default', name: 'web', uid: 'web' },
  spec: { replicas: 2, selector: { matchLabels: labels } },
};

const { system, parts } = composeDrain({
  gate: 'on',
  lags: true,
  places: 3,
  replicas: 2,
  maxUnavailable: 1,
  budgets: {
    ...calm,
    podFailures: 1,
    readinessLosses: 1,
    deletions: 1,
    controllerRestarts: 1,
    conflicts: 1,
    expiries: 1,
  },
  nodes: [1, 2, 3].map((id) => ({ id, name: `node ${id}`, drained: id < 3 })),
});

const podOf = (place: number, phase: string): Pod => ({
  metadata: {
    namespace: 'default',
    name: `web-${place}`,
    uid: `web-${place}`,
    labels,
    ownerReferences: [
      { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: 'web', controller: true },
    ],
    ...(phase === 'Terminating' && { deletionTimestamp: '2026-01-01T00:00:00Z' }),
  },
  spec: { containers: [] },
  status: {
    phase: 'Running',
    conditions: [{ type: 'Ready', status: phase === 'Ready' ? 'True' : 'False' }],
  },
});

test('the disruption controller of the model writes what syncDisruptionBudget decides, whatever it has seen', () => {
  const [controller] = parts.controllers;
  const run = new LazyRun(system);
  const random = randomFrom(11);
  let written = 0;
  for (let life = 0; life < 60; life++) {
    let { state } = run.initial();
    for (let step = 0; step < 50; step++) {
      const enabled = run.enabled(state);
      const counts = enabled.filter((rule) => countedBy(rule) && rule.actor === 'disruption controller');
      const { context } = run.snapshotOf(parts.status, state);
      if (counts.length > 0) {
        expect(counts.length).toBe(1);
        expect(isWorking(run.snapshotOf(controller!.process, state))).toBe(true);
        const { status } = syncDisruptionBudget({
          now,
          budget: {
            metadata: { namespace: 'default', name: 'web', uid: 'budget', generation: 1 },
            spec: { selector: { matchLabels: labels }, maxUnavailable: 1 },
            status: {
              observedGeneration: context.observed ? 1 : 0,
              currentHealthy: context.healthy,
              desiredHealthy: context.desired,
              expectedPods: context.expected,
              disruptionsAllowed: context.allowed,
              disruptedPods: Object.fromEntries(
                context.disrupted.map((place: number) => [
                  `web-${place}`,
                  context.overdue.includes(place) ? '2026-05-31T23:00:00Z' : '2026-06-01T00:00:00Z',
                ]),
              ),
            },
          },
          pods: controller!.pods.flatMap(({ pod, seen }) => {
            const phase = guardedPhaseOf(run.snapshotOf(seen, state));
            return phase === undefined ? [] : [podOf(pod.id, phase)];
          }),
          controllers: {
            replicaSets: [replicaSet],
            deployments: [],
            statefulSets: [],
            replicationControllers: [],
            customScales: [],
            servedKinds: builtInKinds,
          },
          answers: () => undefined,
        });
        expect(countedBy(counts[0]!)).toMatchObject({
          expected: status?.expectedPods,
          desired: status?.desiredHealthy,
          healthy: status?.currentHealthy,
          allowed: status?.disruptionsAllowed,
          disrupted: Object.keys(status?.disruptedPods ?? {}).map((name) => Number(name.slice(4))),
        });
        written++;
      }
      if (enabled.length === 0) break;
      state = run.fire(enabled[random.below(enabled.length)]!, state).at(-1)!.after;
    }
  }
  expect(written).toBeGreaterThan(100);
});
