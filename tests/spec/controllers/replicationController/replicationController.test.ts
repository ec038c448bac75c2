import { expect, test } from 'vitest';
import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import { acceptsAll } from '../../../../spec/controllers/common/apiCalls.ts';
import { burstReplicas } from '../../../../spec/controllers/replicaSet/replicaSetView.ts';
import {
  asReplicaSet,
  type ReplicationController,
  syncReplicationController,
} from '../../../../spec/controllers/replicationController/syncReplicationController.ts';
import { live, now, ownerOf, podOf, template } from '../objects.ts';

const controller = (spec: ReplicationController['spec'] = {}): ReplicationController => ({
  metadata: { name: 'r', namespace: 'n', uid: 'r-uid', generation: 1 },
  spec: { replicas: 2, selector: { app: 'a' }, template: template(), ...spec },
});

const pass = (
  replicationController: ReplicationController,
  pods: Parameters<typeof podOf>[0][] = [],
  kind = 'ReplicationController',
) =>
  syncReplicationController({
    version: kubernetes136,
    now,
    replicationController,
    pods: pods.map((name) =>
      podOf(name, { owner: { ...ownerOf(kind, 'r'), apiVersion: 'v1' }, readyFor: 5 }),
    ),
    memory: {},
    live: live('r'),
    answers: acceptsAll,
    burstReplicas,
  });

const writes = (sync: ReturnType<typeof pass>): string[] =>
  sync.kind === 'synced' ? sync.tried.map(({ write }) => write.kind) : [sync.kind];

test('a ReplicationController creates the Pods that it lacks, and counts those that it owns', () => {
  expect(writes(pass(controller(), ['p']))).toEqual(['createPod', 'updateStatus']);
  expect(writes(pass(controller(), ['p'], 'ReplicaSet'))).toEqual(['createPod', 'createPod', 'updateStatus']);
});

test('its status does not count Pods that are being deleted', () => {
  const sync = pass(controller(), ['p', 'q']);
  expect(sync.kind === 'synced' ? sync.status : undefined).toMatchObject({ replicas: 2, readyReplicas: 2 });
  expect(sync.kind === 'synced' ? sync.status : undefined).not.toHaveProperty('terminatingReplicas');
});

test('without a selector it means the labels of its template', () => {
  expect(asReplicaSet(controller({ selector: {} })).spec?.selector).toEqual({ matchLabels: { app: 'a' } });
  expect(asReplicaSet(controller({ selector: { app: 'b' } })).spec?.selector).toEqual({
    matchLabels: { app: 'b' },
  });
});

test('one without a name is a problem that names the field', () => {
  const nameless = { ...controller(), metadata: { namespace: 'n', uid: 'u' } };
  expect(pass(nameless)).toMatchObject({ kind: 'invalid', problem: { place: { path: 'metadata.name' } } });
});
