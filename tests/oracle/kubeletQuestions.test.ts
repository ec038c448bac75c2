import { expect, test } from 'vitest';
import { operations } from '../../oracle/operations.ts';
import { kubeletQuestions } from './kubeletQuestions.ts';

const answerTo = (op: string, changes: object = {}) =>
  operations.find((operation) => operation.op === op)?.answer({ ...kubeletQuestions[op], ...changes });

test('an image that cannot be pulled is tried again after 10 s, then after 20 s', () => {
  expect(answerTo('imagePull')).toEqual({
    tries: [
      { kind: 'pull', reason: 'ErrImagePull' },
      { kind: 'wait', reason: 'ImagePullBackOff', until: 10 },
      { kind: 'pull', reason: 'ErrImagePull' },
      { kind: 'wait', reason: 'ImagePullBackOff', until: 30 },
      { kind: 'pull' },
      { kind: 'present' },
    ],
  });
});

test('hooks run a command in the container, or are asked for over the network of the Pod', () => {
  expect(answerTo('hooks')).toMatchObject({
    containers: {
      app: {
        postStart: { by: 'runtime', kind: 'exec', command: ['warm-up'] },
        postStartFailure: { kind: 'kill', waitingReason: 'PostStartHookError' },
        preStop: { by: 'kubelet', kind: 'httpGet', url: 'http://10.0.0.5:8080/stop' },
      },
    },
  });
});

test('the grace period goes to the preStop hook, to waiting for others, and then to the container', () => {
  expect(answerTo('stopContainers')).toEqual({
    gracePeriodSeconds: 30,
    waitsFor: { proxy: ['app'], app: [] },
    now: ['app'],
    seconds: {
      proxy: { preStop: 0, turn: 12, timeout: 18 },
      app: { preStop: 10, turn: 0, timeout: 20 },
    },
  });
});

test('containers of a Pod share its network and not their processes; a Pod in the network of its node is apart', () => {
  expect(answerTo('namespaces')).toMatchObject({
    namespaces: { network: 'pod', pid: 'container' },
    ephemeralContainers: { debugger: { target: 'app' } },
    sharesLocalhost: false,
  });
});

test('the network plugin adds a sandbox and takes it out again until it succeeds', () => {
  expect(answerTo('sandboxNetwork')).toMatchObject({
    calls: { run: ['ADD'], stop: ['DEL'], remove: ['DEL'] },
    afterAdd: { kind: 'joined', ips: ['10.0.0.5', 'fd00::5'] },
    afterDel: { kind: 'failed', event: 'FailedKillPod' },
  });
});

test('what is in memory survives a restart of a container, what is in a claim also the node', () => {
  expect(answerTo('volumes')).toMatchObject({
    volumes: {
      cache: { lifetime: 'memory', survives: ['containerRestart', 'newSandbox'] },
      data: { lifetime: 'external', survives: expect.arrayContaining(['podDeletion', 'nodeLoss']) },
    },
  });
});

test('a terminal phase is held back while containers may run; an end is not taken back under policy Never', () => {
  expect(answerTo('writtenStatus')).toMatchObject({ phase: 'Running', refused: ['app'] });
  expect(answerTo('writtenStatus', { work: 'terminated' })).toMatchObject({
    phase: 'Failed',
    reason: 'Evicted',
  });
});

test('a static Pod is named after its node and mirrored; another manifest gets another mirror', () => {
  const first = answerTo('staticPod') as { readonly mirror: object };
  expect(first).toMatchObject({
    pod: { metadata: { name: 'etcd-n1', annotations: { 'kubernetes.io/config.hash': 'h1' } } },
    mirror: { metadata: { ownerReferences: [{ kind: 'Node', uid: 'node-uid' }] } },
    createMirror: true,
  });
  const { mirror } = first;
  expect(answerTo('staticPod', { mirror })).toMatchObject({ deleteMirror: false, createMirror: false });
  expect(answerTo('staticPod', { mirror, hash: 'h2' })).toMatchObject({
    deleteMirror: true,
    createMirror: true,
  });
});

test('a sandbox is stopped after its containers', () => {
  expect(answerTo('runtimeContract')).toEqual({
    breaches: [{ at: 3, because: 'a sandbox is stopped after its containers' }],
  });
});

test('a ServiceAccount may do in Pods what a Role grants it, and nothing more', () => {
  expect(answerTo('authorize')).toMatchObject({
    user: { name: 'system:serviceaccount:ci:builder' },
    allowed: true,
    reason: 'RoleBinding ci-shell of Role shell',
  });
  const asked = { action: 'delete', namespace: 'shop', name: 'web' };
  expect(answerTo('authorize', { asked })).toMatchObject({ allowed: false, code: 403 });
  expect(answerTo('authorize', { credential: 'unverified' })).toMatchObject({ allowed: false, code: 401 });
});

test('of dead containers and sandboxes the newest stays while the Pod is there', () => {
  expect(answerTo('garbage')).toEqual({ containers: ['c1'], sandboxes: ['s1', 's3'] });
});

test('a node with less than 100 MiB of free memory is under pressure and evicts with a second of grace', () => {
  expect(answerTo('evictionSync')).toEqual({
    looks: [
      {
        conditions: ['MemoryPressure'],
        reclaim: {
          signal: 'memory.available',
          starved: { resource: 'memory' },
          reclaimedFirst: [],
          gracePeriodSeconds: 1,
        },
      },
    ],
  });
});
