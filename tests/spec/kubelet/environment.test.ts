import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decidePodActions } from '../../../spec/kubelet/actions/decidePodActions.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import { ephemeralContainerPID, podNamespaces } from '../../../spec/kubelet/environment/namespaces.ts';
import { shareLocalhost } from '../../../spec/kubelet/environment/networkNamespace.ts';
import { type Listener, listenersConflict } from '../../../spec/kubelet/environment/ports.ts';
import {
  type CRICall,
  removePodCalls,
  stopPodCalls,
  syncCalls,
} from '../../../spec/kubelet/runtime/criCalls.ts';
import { contractBreaches, type RuntimeStep } from '../../../spec/kubelet/runtime/criContract.ts';
import type { RuntimeContainer, RuntimeStatus } from '../../../spec/kubelet/runtime/status.ts';
import {
  type VolumeEvent,
  volumeLifetime,
  volumeSurvives,
} from '../../../spec/kubelet/volumes/volumeLifetime.ts';
import { boundPod, container, instance, readySandbox, runtimeWith, sidecar } from './pods.ts';

describe('the containers of a Pod', () => {
  test('share network, hostname and IPC, but neither processes nor files', () => {
    expect(podNamespaces({})).toEqual({
      network: 'pod',
      uts: 'pod',
      ipc: 'pod',
      pid: 'container',
      user: 'node',
      mount: 'container',
    });
  });

  test('share processes, or take the node’s namespaces, when asked', () => {
    expect(podNamespaces({ shareProcessNamespace: true }).pid).toBe('pod');
    expect(podNamespaces({ shareProcessNamespace: true, hostPID: true }).pid).toBe('node');
    expect(podNamespaces({ hostNetwork: true })).toMatchObject({ network: 'node', uts: 'node', ipc: 'pod' });
    expect(podNamespaces({ hostUsers: false }).user).toBe('pod');
  });

  test('an ephemeral container sees the processes of its target', () => {
    expect(ephemeralContainerPID({}, { targetContainerName: 'app' })).toEqual({ target: 'app' });
    expect(ephemeralContainerPID({ shareProcessNamespace: true }, { targetContainerName: 'app' })).toBe(
      'pod',
    );
    expect(ephemeralContainerPID({}, {})).toBe('container');
  });

  test('find each other on localhost, as hostNetwork Pods of one node do', () => {
    const own = boundPod({});
    const other: BoundPod = { ...own, metadata: { ...own.metadata, uid: 'uid-2' } };
    const onNode = (uid: string, nodeName: string): BoundPod => ({
      ...boundPod({ hostNetwork: true, nodeName }),
      metadata: { uid },
    });
    expect(shareLocalhost(own, own)).toBe(true);
    expect(shareLocalhost(own, other)).toBe(false);
    expect(shareLocalhost(onNode('a', 'n1'), onNode('b', 'n1'))).toBe(true);
    expect(shareLocalhost(onNode('a', 'n1'), onNode('b', 'n2'))).toBe(false);
    expect(shareLocalhost(own, onNode('b', 'n1'))).toBe(false);
  });

  test('cannot listen on the same port twice', () => {
    const listener = (port: number, address?: string, protocol: Listener['protocol'] = 'TCP'): Listener =>
      address === undefined ? { port, protocol } : { port, protocol, address };
    expect(listenersConflict(listener(80), listener(80))).toBe(true);
    expect(listenersConflict(listener(80), listener(80, '127.0.0.1'))).toBe(true);
    expect(listenersConflict(listener(80, '10.0.0.5'), listener(80, '127.0.0.1'))).toBe(false);
    expect(listenersConflict(listener(80), listener(80, undefined, 'UDP'))).toBe(false);
    expect(listenersConflict(listener(80), listener(81))).toBe(false);
  });
});

describe('what is in a volume', () => {
  const events: VolumeEvent[] = [
    'containerRestart',
    'newSandbox',
    'nodeReboot',
    'podEnd',
    'podDeletion',
    'nodeLoss',
  ];
  const survived = (source: object) =>
    events.filter((event) => volumeSurvives({ name: 'v', ...source }, event));

  test('survives the restart of a container, wherever it lives', () => {
    const sources = [
      { emptyDir: {} },
      { emptyDir: { medium: 'Memory' } },
      { hostPath: { path: '/' } },
      { configMap: {} },
      { nfs: { server: 's', path: '/' } },
    ];
    expect(sources.every((source) => survived(source).includes('containerRestart'))).toBe(true);
  });

  test('of an emptyDir goes with the Pod, and in memory with its node’s reboot', () => {
    expect(survived({ emptyDir: {} })).toEqual(['containerRestart', 'newSandbox', 'nodeReboot']);
    expect(survived({ emptyDir: { medium: 'Memory' } })).toEqual(['containerRestart', 'newSandbox']);
  });

  test('of a hostPath stays on the node, of a claim outlives both', () => {
    expect(survived({ hostPath: { path: '/data' } })).not.toContain('nodeLoss');
    expect(survived({ persistentVolumeClaim: { claimName: 'data' } })).toEqual(events);
    expect(volumeLifetime({ name: 'v', ephemeral: {} })).toBe('podObject');
  });
});

/** Runs the kubelet's own decisions against a runtime that does what it is told, and sometimes loses something. */
const simulate = (
  pod: BoundPod,
  incidents: readonly ('exit' | 'sandboxDies' | 'nothing')[],
): readonly RuntimeStep[] => {
  const steps: RuntimeStep[] = [];
  let runtime: RuntimeStatus = { sandboxes: [], ips: [], containers: [] };
  let made = 0;
  const update = (id: string, fields: Partial<RuntimeContainer>) => {
    runtime = {
      ...runtime,
      containers: runtime.containers.map((c) => (c.id === id ? { ...c, ...fields } : c)),
    };
  };
  const carryOut = (call: CRICall) => {
    if (call.call === 'RunPodSandbox') {
      const sandbox = { ...readySandbox, id: `sandbox-${call.attempt}`, attempt: call.attempt };
      runtime = { ...runtime, sandboxes: [sandbox, ...runtime.sandboxes] };
      steps.push({ ...call, sandboxID: sandbox.id });
      return;
    }
    if (call.call === 'CreateContainer') {
      made += 1;
      const id = `${call.container}-${made}`;
      runtime = {
        ...runtime,
        containers: [instance(call.container, 'created', { id, createdAt: made }), ...runtime.containers],
      };
      steps.push({ ...call, id });
      return;
    }
    steps.push(call);
    if (call.call === 'StartContainer') {
      const newest = runtime.containers.find(({ name }) => name === call.container);
      if (newest) update(newest.id, { state: 'running' });
    }
    if (call.call === 'StopContainer') update(call.id, { state: 'exited', exitCode: 143 });
    if (call.call === 'RemoveContainer') {
      runtime = { ...runtime, containers: runtime.containers.filter(({ id }) => id !== call.id) };
    }
    if (call.call === 'StopPodSandbox') {
      const sandboxes = runtime.sandboxes.map((s) =>
        s.id === call.sandboxID ? { ...s, state: 'notready' as const } : s,
      );
      runtime = { ...runtime, sandboxes };
    }
  };
  for (const incident of incidents) {
    const actions = decidePodActions({
      pod,
      runtime,
      probes: new Map(),
      actuated: { containers: new Map() },
      allContainersRestarting: false,
    });
    syncCalls(actions, pod, runtime).forEach(carryOut);
    const running = runtime.containers.find(({ state }) => state === 'running');
    if (incident === 'exit' && running) {
      update(running.id, { state: 'exited', exitCode: 0 });
      steps.push({ call: 'ContainerExited', container: running.name });
    }
    const sandbox = runtime.sandboxes[0];
    if (incident === 'sandboxDies' && sandbox?.state === 'ready') {
      for (const { id } of runtime.containers) update(id, { state: 'exited', exitCode: 137 });
      runtime = { ...runtime, sandboxes: [{ ...sandbox, state: 'notready' }, ...runtime.sandboxes.slice(1)] };
      steps.push({ call: 'SandboxExited', sandboxID: sandbox.id });
    }
  }
  stopPodCalls(runtime).forEach(carryOut);
  removePodCalls(runtime).forEach(carryOut);
  return steps;
};

describe('the contract with the container runtime', () => {
  test('is kept by every sync, whatever exits or dies in between', () => {
    const incidents = fc.array(fc.constantFrom('exit' as const, 'sandboxDies' as const, 'nothing' as const), {
      maxLength: 12,
    });
    const policy = fc.constantFrom('Always', 'OnFailure', 'Never');
    fc.assert(
      fc.property(incidents, policy, (happening, restartPolicy) => {
        const pod = boundPod({
          restartPolicy,
          initContainers: [container('init'), sidecar('proxy')],
          containers: [container('app'), container('log')],
        });
        expect(contractBreaches(simulate(pod, happening))).toEqual([]);
      }),
    );
  });

  test('is broken by a container without sandbox, a second instance, or a sandbox that goes first', () => {
    const run: RuntimeStep = { call: 'RunPodSandbox', attempt: 0, sandboxID: 's' };
    const create: RuntimeStep = { call: 'CreateContainer', container: 'app', id: 'a' };
    const start: RuntimeStep = { call: 'StartContainer', container: 'app' };
    const because = (steps: RuntimeStep[]) => contractBreaches(steps).map((breach) => breach.because);
    expect(because([run, create, start])).toEqual([]);
    expect(because([create])).toEqual(['a container is created in a ready sandbox only']);
    expect(because([run, create, start, create])).toEqual([
      'at most one instance of a container runs at a time',
    ]);
    expect(because([run, create, start, start])).toEqual([
      'a container is started once, after it was created',
    ]);
    expect(because([run, run])).toEqual(['the Pod has a ready sandbox already']);
    expect(because([run, create, start, { call: 'StopPodSandbox', sandboxID: 's' }])).toEqual([
      'a sandbox is stopped after its containers',
    ]);
    expect(because([run, { call: 'RemovePodSandbox', sandboxID: 's' }])).toEqual([
      'a sandbox is stopped first and removed last',
    ]);
    expect(because([run, create, start, { call: 'RemoveContainer', container: 'app', id: 'a' }])).toEqual([
      'a container is stopped before it is removed',
    ]);
  });

  test('is broken by a sandbox that goes before an older instance of a container in it', () => {
    const instances: readonly RuntimeStep[] = ['a', 'b'].flatMap((id): RuntimeStep[] => [
      { call: 'CreateContainer', container: 'app', id },
      { call: 'StartContainer', container: 'app' },
      { call: 'ContainerExited', container: 'app' },
    ]);
    const removal = (...ids: readonly string[]): readonly RuntimeStep[] => [
      { call: 'RunPodSandbox', attempt: 0, sandboxID: 's' },
      ...instances,
      { call: 'StopPodSandbox', sandboxID: 's' },
      ...ids.map((id): RuntimeStep => ({ call: 'RemoveContainer', container: 'app', id })),
      { call: 'RemovePodSandbox', sandboxID: 's' },
    ];
    expect(contractBreaches(removal('b', 'a'))).toEqual([]);
    expect(contractBreaches(removal('a', 'b'))).toEqual([]);
    expect(contractBreaches(removal('b'))).toHaveLength(1);
    expect(contractBreaches(removal('a'))).toHaveLength(1);
  });

  test('starts with the sandbox and stops with it', () => {
    const runtime = runtimeWith([instance('app', 'running')]);
    expect(stopPodCalls(runtime).map(({ call }) => call)).toEqual(['StopContainer', 'StopPodSandbox']);
    expect(removePodCalls(runtime).map(({ call }) => call)).toEqual(['RemoveContainer', 'RemovePodSandbox']);
  });
});
