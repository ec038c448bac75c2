import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decidePodActions } from '../../../spec/kubelet/actions/decidePodActions.ts';
import type { PodActions } from '../../../spec/kubelet/actions/podActions.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import type { ContainerProbes } from '../../../spec/kubelet/probes/probeResults.ts';
import { shouldRestart } from '../../../spec/kubelet/restart/shouldRestart.ts';
import type { RuntimeStatus } from '../../../spec/kubelet/runtime/status.ts';
import { boundPod, container, instance, readySandbox, runtimeWith, sidecar } from './pods.ts';

const actionsOf = (
  pod: BoundPod,
  runtime: RuntimeStatus,
  probes: Record<string, ContainerProbes> = {},
): PodActions =>
  decidePodActions({
    pod,
    runtime,
    probes: new Map(Object.entries(probes)),
    actuated: { containers: new Map() },
    allContainersRestarting: false,
  });

describe('a container that exited is restarted', () => {
  const exitCode = fc.integer({ min: 0, max: 255 });

  test('by its Pod’s policy: always, only after a failure, or never', () => {
    fc.assert(
      fc.property(exitCode, (code) => {
        expect(shouldRestart({}, { restartPolicy: 'Always' }, code)).toBe(true);
        expect(shouldRestart({}, { restartPolicy: 'OnFailure' }, code)).toBe(code !== 0);
        expect(shouldRestart({}, { restartPolicy: 'Never' }, code)).toBe(false);
      }),
    );
  });

  test('by its own policy where it has one', () => {
    expect(shouldRestart({ restartPolicy: 'Never' }, { restartPolicy: 'Always' }, 1)).toBe(false);
    expect(shouldRestart({ restartPolicy: 'Always' }, { restartPolicy: 'Never' }, 0)).toBe(true);
  });

  test('by the first of its rules that matches, before its policy', () => {
    const ruled = {
      restartPolicy: 'Never',
      restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [42] } }],
    };
    expect(shouldRestart(ruled, {}, 42)).toBe(true);
    expect(shouldRestart(ruled, {}, 43)).toBe(false);
    const { restartPolicy: _, ...rulesAlone } = ruled;
    expect(shouldRestart(rulesAlone, { restartPolicy: 'Never' }, 42)).toBe(false);
  });
});

describe('a new Pod', () => {
  test('gets a sandbox and its first init container, or all regular ones', () => {
    const nothing = { sandboxes: [], ips: [], containers: [] };
    const two = [container('app'), container('log')];
    expect(actionsOf(boundPod({ containers: two }), nothing)).toMatchObject({
      createSandbox: true,
      containersToStart: [0, 1],
    });
    expect(actionsOf(boundPod({ containers: two, initContainers: two }), nothing)).toMatchObject({
      createSandbox: true,
      initContainersToStart: [0],
      containersToStart: [],
    });
  });
});

describe('init containers', () => {
  const inits = [
    container('i0'),
    sidecar('proxy', { startupProbe: { tcpSocket: { port: 80 } } }),
    container('i2'),
  ];
  const pod = boundPod({ initContainers: inits });

  test('start one after the other, and regular ones after all of them', () => {
    expect(actionsOf(pod, runtimeWith([instance('i0', 'running')])).initContainersToStart).toEqual([]);
    expect(actionsOf(pod, runtimeWith([instance('i0', 'exited')])).initContainersToStart).toEqual([1]);
  });

  test('a sidecar lets the next one start once it has started, without ending', () => {
    const runtime = runtimeWith([instance('i0', 'exited'), instance('proxy', 'running')]);
    expect(actionsOf(pod, runtime, { proxy: { startup: 'unknown' } }).initContainersToStart).toEqual([]);
    expect(actionsOf(pod, runtime, { proxy: { startup: 'success' } }).initContainersToStart).toEqual([2]);
  });

  test('after initialization only sidecars are restarted', () => {
    const runtime = runtimeWith([
      instance('i0', 'exited', { exitCode: 1 }),
      instance('proxy', 'exited'),
      instance('i2', 'exited'),
      instance('app', 'running'),
    ]);
    expect(actionsOf(pod, runtime).initContainersToStart).toEqual([1]);
  });

  test('one that fails under policy Never ends the Pod', () => {
    const never = boundPod({ initContainers: inits, restartPolicy: 'Never' });
    expect(actionsOf(never, runtimeWith([instance('i0', 'exited', { exitCode: 1 })]))).toMatchObject({
      killPod: true,
      initContainersToStart: [],
    });
  });
});

describe('probes', () => {
  test('a failed liveness or startup probe kills the container, and its policy restarts it or not', () => {
    const runtime = runtimeWith([instance('app', 'running')]);
    expect(actionsOf(boundPod({}), runtime, { app: { liveness: 'failure' } })).toMatchObject({
      containersToKill: [{ id: 'app-0', reason: 'LivenessProbe' }],
      containersToStart: [0],
    });
    const never = boundPod({ restartPolicy: 'Never' });
    expect(actionsOf(never, runtime, { app: { startup: 'failure' } })).toMatchObject({
      containersToKill: [{ id: 'app-0', reason: 'StartupProbe' }],
      containersToStart: [],
      killPod: true,
    });
  });

  test('a failed readiness probe kills nothing', () => {
    const actions = actionsOf(boundPod({}), runtimeWith([instance('app', 'running')]), {
      app: { readiness: 'failure' },
    });
    expect(actions).toMatchObject({ killPod: false, containersToKill: [], containersToStart: [] });
  });
});

describe('a sandbox that died', () => {
  const dead = [{ ...readySandbox, state: 'notready' as const }];

  test('is replaced by the next attempt, and the Pod starts over', () => {
    const pod = boundPod({ initContainers: [container('init')] });
    const runtime = runtimeWith([instance('init', 'exited'), instance('app', 'exited')], dead);
    expect(actionsOf(pod, runtime)).toMatchObject({
      killPod: true,
      createSandbox: true,
      attempt: 1,
      initContainersToStart: [0],
    });
  });

  test('is not replaced under policy Never once containers have run', () => {
    const pod = boundPod({ restartPolicy: 'Never' });
    expect(actionsOf(pod, runtimeWith([instance('app', 'exited')], dead))).toMatchObject({
      killPod: true,
      createSandbox: false,
    });
  });
});

test('a container whose image changed is restarted regardless of its policy', () => {
  const pod = boundPod({ restartPolicy: 'Never' });
  const actions = actionsOf(pod, runtimeWith([instance('app', 'running', { specChanged: true })]));
  expect(actions.containersToStart).toEqual([0]);
});

test('a Pod that is being deleted starts no container', () => {
  const states = fc.constantFrom('created', 'running', 'exited', 'unknown') as fc.Arbitrary<
    'created' | 'running' | 'exited' | 'unknown'
  >;
  fc.assert(
    fc.property(states, fc.integer({ min: 0, max: 3 }), (state, exitCode) => {
      const pod = boundPod({});
      const deleted = { ...pod, metadata: { ...pod.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' } };
      const runtime = runtimeWith([instance('app', state, { exitCode })]);
      expect(actionsOf(deleted, runtime).containersToStart).toEqual([]);
    }),
  );
});

test('ephemeral containers start once and never again', () => {
  const pod = boundPod({ ephemeralContainers: [{ name: 'debug', image: 'x' }] });
  const app = instance('app', 'running');
  expect(actionsOf(pod, runtimeWith([app])).ephemeralContainersToStart).toEqual([0]);
  const exited = instance('debug', 'exited', { exitCode: 1 });
  expect(actionsOf(pod, runtimeWith([app, exited])).ephemeralContainersToStart).toEqual([]);
});

describe('a resize', () => {
  const resized = (fields: object) =>
    boundPod({ containers: [container('app', { resources: { requests: { cpu: '200m' } }, ...fields })] });
  const before = { containers: new Map([['app', { requests: { cpu: '100m' } }]]) };
  const decide = (pod: BoundPod) =>
    decidePodActions({
      pod,
      runtime: runtimeWith([instance('app', 'running')]),
      probes: new Map(),
      actuated: before,
      allContainersRestarting: false,
    });

  test('changes the running container', () => {
    expect(decide(resized({}))).toMatchObject({
      containersToUpdate: { cpu: ['app'], memory: [] },
      containersToKill: [],
    });
  });

  test('restarts it where its resize policy says so', () => {
    const policy = [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }];
    expect(decide(resized({ resizePolicy: policy }))).toMatchObject({
      containersToKill: [{ message: 'Container app resize requires restart' }],
      containersToStart: [0],
      updatePodResources: true,
    });
  });
});
