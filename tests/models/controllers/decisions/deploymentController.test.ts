import { expect, test } from 'vitest';
import { LazyRun, type LazyState } from '../../../../checker/lazy/lazyRun.ts';
import { randomFrom } from '../../../../checker/simulate/random.ts';
import { isWorking } from '../../../../models/controllers/charts/controllerProcess.ts';
import { isIdle } from '../../../../models/controllers/charts/pass.ts';
import { seenSizeOf } from '../../../../models/controllers/charts/replicaSetObject.ts';
import { rolloutOf } from '../../../../models/controllers/charts/rollout.ts';
import { availableOf } from '../../../../models/controllers/charts/seenAvailable.ts';
import { composeDeployment } from '../../../../models/controllers/composeDeployment.ts';
import { calm } from '../../../../models/controllers/plan/controllersPlan.ts';
import { scaledBy } from '../../../../models/ruleFacts.ts';
import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { ReplicaSet } from '../../../../spec/api/objects/apps.ts';
import { syncDeployment } from '../../../../spec/controllers/deployment/syncDeployment.ts';

const labels = { app: 'web' };
const now = Date.UTC(2026, 5, 1);
const owner = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: 'web', controller: true };

/** A cluster in which everything may go wrong once. */
const { system, parts } = composeDeployment({
  gate: 'on',
  lags: true,
  places: 3,
  replicas: 3,
  maxSurge: 1,
  maxUnavailable: 1,
  budgets: {
    ...calm,
    readinessLosses: 1,
    updates: 2,
    pauses: 2,
    nodeLosses: 1,
    controllerRestarts: 1,
    staleLists: 1,
    lostReplies: 1,
    conflicts: 1,
  },
  templates: [
    { id: 1, name: 'template 1', works: true },
    { id: 2, name: 'template 2', works: true },
  ],
});

test('the Deployment controller of the model begins with the write that syncDeployment decides, whatever it has seen', () => {
  const controller = parts.controllers[0]!;
  const run = new LazyRun(system);
  const random = randomFrom(11);
  let begun = 0;
  const firstWrite = (state: LazyState): string | undefined => {
    const asked = rolloutOf(run.snapshotOf(controller.seen, state));
    const sees = isWorking(run.snapshotOf(controller.process, state)) && asked;
    if (!sees || !isIdle(run.snapshotOf(controller.pass, state))) return undefined;
    const sets = controller.templates.flatMap(({ template, size, available }): ReplicaSet[] => {
      const replicas = seenSizeOf(run.snapshotOf(size, state));
      const count = availableOf(run.snapshotOf(available, state));
      return replicas === undefined ? [] : [replicaSetOf(template.id, replicas, count, asked.revision)];
    });
    const sync = syncDeployment({
      version: kubernetes136,
      now,
      deployment: {
        metadata: { namespace: 'default', name: 'web', uid: 'web' },
        spec: {
          replicas: 3,
          paused: asked.paused,
          selector: { matchLabels: labels },
          template: templateOf(asked.revision),
          strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } },
        },
      },
      replicaSets: sets,
      pods: [],
      live: { found: true, uid: 'web' },
      answers: () => undefined,
    });
    const tried = sync.kind === 'synced' ? sync.tried.map(({ write }) => write) : [];
    for (const write of tried) {
      if (write.kind === 'createReplicaSet') return `${asked.revision}: ${write.replicaSet.spec?.replicas}`;
      if (write.kind === 'updateReplicaSet')
        return `${write.replicaSet.metadata?.name?.at(-1)}: ${write.replicaSet.spec?.replicas}`;
    }
    return undefined;
  };
  for (let life = 0; life < 40; life++) {
    let { state } = run.initial();
    for (let step = 0; step < 40; step++) {
      const enabled = run.enabled(state);
      const writes = enabled.flatMap((rule) => {
        const scaled = rule.actor === 'Deployment controller' ? scaledBy(rule) : undefined;
        return scaled ? [`${scaled.revision}: ${scaled.replicas}`] : [];
      });
      const refused = enabled.some(({ name }) => name.startsWith('finds refused'));
      if (isIdle(run.snapshotOf(controller.pass, state))) {
        const first = firstWrite(state);
        expect(writes).toEqual(first === undefined || refused ? [] : [first]);
        if (writes.length > 0) begun++;
      }
      if (enabled.length === 0) break;
      state = run.fire(enabled[random.below(enabled.length)]!, state).at(-1)!.after;
    }
  }
  expect(begun).toBeGreaterThan(50);
});

const templateOf = (revision: number) => ({
  metadata: { labels },
  spec: { containers: [{ name: 'app', image: `app:${revision}` }] },
});

const replicaSetOf = (revision: number, replicas: number, available: number, newest: number): ReplicaSet => ({
  metadata: {
    namespace: 'default',
    name: `web-${revision}`,
    uid: `web-${revision}`,
    creationTimestamp: `2026-05-0${revision}T00:00:00Z`,
    labels,
    annotations: {
      'deployment.kubernetes.io/revision': revision === newest ? '9' : '1',
      'deployment.kubernetes.io/desired-replicas': '3',
      'deployment.kubernetes.io/max-replicas': '4',
    },
    ownerReferences: [owner],
  },
  spec: { replicas, selector: { matchLabels: labels }, template: templateOf(revision) },
  status: { replicas, availableReplicas: available, readyReplicas: available },
});
