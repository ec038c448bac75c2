import { describe, expect, test } from 'vitest';
import { LazyRun, type LazyState } from '../../../../checker/lazy/lazyRun.ts';
import { randomFrom } from '../../../../checker/simulate/random.ts';
import { isWorking } from '../../../../models/controllers/charts/controllerProcess.ts';
import { isExpected, isRecorded } from '../../../../models/controllers/charts/ownWrite.ts';
import { isIdle } from '../../../../models/controllers/charts/pass.ts';
import { seenCount } from '../../../../models/controllers/charts/replicas.ts';
import { lookOf } from '../../../../models/controllers/charts/seenPod.ts';
import { composeReplicaSets } from '../../../../models/controllers/composeReplicaSets.ts';
import { calm, type Gate } from '../../../../models/controllers/plan/controllersPlan.ts';
import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { Pod } from '../../../../spec/api/objects/core.ts';
import { syncReplicaSet } from '../../../../spec/controllers/replicaSet/syncReplicaSet.ts';

const labels = { app: 'web' };
const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: 'web', controller: true };
const now = Date.UTC(2026, 5, 1);

/** A cluster in which everything may go wrong once. */
const cluster = (gate: Gate) =>
  composeReplicaSets({
    gate,
    lags: true,
    places: 3,
    budgets: {
      ...calm,
      podFailures: 1,
      readinessLosses: 1,
      deletions: 1,
      scalings: 1,
      controllerRestarts: 1,
      staleLists: 1,
      lostReplies: 1,
      conflicts: 1,
      expiries: 1,
    },
    replicaSets: [{ id: 1, name: 'ReplicaSet web', selects: labels, replicas: 2, scales: [3, 1] }],
    kinds: [{ id: 1, name: 'web', owner: 1, labels }],
    bare: [],
  });

describe('the ReplicaSet controller of the model begins with the write that syncReplicaSet decides', () => {
  test.each<Gate>(['on', 'off'])('whatever it has seen, with the gate %s', (gate) => {
    const { system, parts } = cluster(gate);
    const [controller] = parts.controllers;
    const run = new LazyRun(system);
    const random = randomFrom(7);
    let begun = 0;
    const firstWrite = (run: LazyRun, state: LazyState): string | undefined => {
      const { process, pass, seen, pods } = controller!;
      const replicas = seenCount(run.snapshotOf(seen, state));
      const mayBegin = isWorking(run.snapshotOf(process, state)) && isIdle(run.snapshotOf(pass, state));
      if (replicas === undefined || !mayBegin) return undefined;
      const views = pods.map((pod) => ({
        look: lookOf(run.snapshotOf(pod.seen, state)),
        own: run.snapshotOf(pod.own, state),
      }));
      const sync = syncReplicaSet({
        version: versionWith(gate),
        now,
        replicaSet: {
          metadata: { namespace: 'default', name: 'web', uid: 'web' },
          spec: {
            replicas,
            selector: { matchLabels: labels },
            template: { metadata: { labels } },
          },
        },
        pods: views.flatMap(({ look }, at) => (look ? [podOf(at + 1, look.phase)] : [])),
        relatedReplicaSets: [],
        memory: {
          ...(views.some(({ own }) => isExpected(own)) && {
            expectations: { creations: 1, deletions: 0, recordedAt: now },
          }),
          written: { ownerUID: 'web', versions: new Map([['pods', '10']]) },
        },
        cacheVersions: new Map([['pods', views.some(({ own }) => isRecorded(own)) ? '9' : '10']]),
        live: { found: true, uid: 'web' },
        answers: () => undefined,
        burstReplicas: 500,
      });
      const tried = sync.kind === 'synced' ? sync.tried : [];
      return tried.map(({ write }) => write.kind).find((kind) => kind !== 'updateStatus');
    };
    for (let life = 0; life < 40; life++) {
      let { state } = run.initial();
      for (let step = 0; step < 40; step++) {
        const enabled = run.enabled(state);
        const first = firstWrite(run, state);
        const begins = enabled.flatMap(({ actor, name }) =>
          actor === 'ReplicaSet controller' && isIdle(run.snapshotOf(controller!.pass, state))
            ? (writes[name] ?? [])
            : [],
        );
        expect(new Set(begins).size).toBeLessThan(2);
        // where there is room for no more Pods none is created
        if (begins.length > 0 || first !== 'createPod') expect(begins[0]).toBe(first);
        if (begins.length > 0) begun++;
        if (enabled.length === 0) break;
        state = run.fire(enabled[random.below(enabled.length)]!, state).at(-1)!.after;
      }
    }
    expect(begun).toBeGreaterThan(100);
  });
});

const versionWith = (gate: Gate) => ({
  ...kubernetes136,
  features: { ...kubernetes136.features, StaleControllerConsistencyReplicaSet: gate === 'on' },
});

/** What the rules of the model write. */
const writes: { readonly [rule: string]: string } = {
  'creates a Pod': 'createPod',
  'deletes a Pod': 'deletePod',
};

const podOf = (place: number, phase: string): Pod => ({
  metadata: {
    namespace: 'default',
    name: `web-${place}`,
    uid: `web-${place}`,
    labels,
    ownerReferences: [owner],
    ...(phase === 'Terminating' && { deletionTimestamp: '2026-01-01T00:00:00Z' }),
  },
  spec: { nodeName: 'node', containers: [] },
  status: {
    phase: phase === 'Failed' || phase === 'Succeeded' ? phase : 'Running',
    conditions: [{ type: 'Ready', status: phase === 'Ready' ? 'True' : 'False' }],
  },
});
