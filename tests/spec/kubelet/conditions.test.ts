import { describe, expect, test } from 'vitest';
import type { PodCondition } from '../../../spec/api/objects/core.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import { podConditions } from '../../../spec/kubelet/conditions/podConditions.ts';
import { readyToStartContainers } from '../../../spec/kubelet/conditions/readyToStartContainers.ts';
import type { PodPhase } from '../../../spec/kubelet/phase/podPhase.ts';
import { refusedTransitions } from '../../../spec/kubelet/status/containerTransitions.ts';
import { type ReportedStatus, reportedStatus } from '../../../spec/kubelet/status/reportedStatus.ts';
import { containerReady, containerStarted } from '../../../spec/kubelet/status/startedAndReady.ts';
import { terminatedStatus } from '../../../spec/kubelet/status/terminatedStatus.ts';
import {
  boundPod,
  container,
  exited,
  instance,
  readySandbox,
  running,
  runtimeWith,
  sidecar,
  statusOf,
  waiting,
} from './pods.ts';

const conditionsOf = (
  pod: BoundPod,
  statuses: Parameters<typeof podConditions>[0]['statuses'],
  phase: PodPhase = 'Running',
): Record<string, PodCondition | undefined> =>
  Object.fromEntries(
    podConditions(
      { pod, oldStatus: pod.status ?? {}, phase, statuses },
      runtimeWith([instance('app', 'running')]),
      [],
    ).map((condition) => [condition.type, condition]),
  );

describe('Ready', () => {
  const ready = statusOf('app', running, { ready: true });

  test('is True only if all containers and sidecars are ready', () => {
    const pod = boundPod({ initContainers: [container('init'), sidecar('proxy')] });
    const init = statusOf('init', exited(0), { ready: true });
    const unready = statusOf('proxy', running, { ready: false, started: true });
    expect(conditionsOf(pod, [init, unready, ready]).Ready).toMatchObject({
      status: 'False',
      reason: 'ContainersNotReady',
      message: 'containers with unready status: [proxy]',
    });
    expect(conditionsOf(pod, [init, { ...unready, ready: true }, ready]).Ready).toMatchObject({
      status: 'True',
    });
  });

  test('waits for every readiness gate, while ContainersReady does not', () => {
    const gated = (conditions: PodCondition[]) =>
      boundPod({ readinessGates: [{ conditionType: 'example.com/lb' }] }, { conditions });
    expect(conditionsOf(gated([]), [ready])).toMatchObject({
      ContainersReady: { status: 'True' },
      Ready: { status: 'False', reason: 'ReadinessGatesNotReady' },
    });
    expect(conditionsOf(gated([{ type: 'example.com/lb', status: 'True' }]), [ready]).Ready?.status).toBe(
      'True',
    );
  });

  test('is False in a terminal phase', () => {
    expect(conditionsOf(boundPod({}), [ready], 'Failed').Ready).toMatchObject({
      status: 'False',
      reason: 'PodFailed',
    });
    expect(conditionsOf(boundPod({}), [ready], 'Succeeded').Ready).toMatchObject({
      status: 'False',
      reason: 'PodCompleted',
    });
  });
});

describe('Initialized', () => {
  const pod = boundPod({ initContainers: [container('init')] });

  test('is False until the init containers are complete', () => {
    expect(
      conditionsOf(pod, [statusOf('init', running), statusOf('app', waiting)]).Initialized,
    ).toMatchObject({
      status: 'False',
      message: 'containers with incomplete status: [init]',
    });
  });

  test('stays True while init containers run again', () => {
    const before = { ...pod, status: { conditions: [{ type: 'Initialized', status: 'True' }] } };
    expect(
      conditionsOf(before, [statusOf('init', running), statusOf('app', waiting)]).Initialized,
    ).toMatchObject({
      status: 'True',
    });
  });
});

test('PodReadyToStartContainers says whether a sandbox with an address exists', () => {
  expect(readyToStartContainers({}, [readySandbox]).status).toBe('True');
  expect(readyToStartContainers({}, []).status).toBe('False');
  expect(readyToStartContainers({}, [{ ...readySandbox, ip: '' }]).status).toBe('False');
  expect(readyToStartContainers({ hostNetwork: true }, [readySandbox]).status).toBe('False');
  expect(
    readyToStartContainers({ hostNetwork: true }, [{ ...readySandbox, network: 'node', ip: '' }]).status,
  ).toBe('True');
});

test('conditions of others are kept as they are', () => {
  const foreign = { type: 'example.com/lb', status: 'Unknown', reason: 'Waiting' };
  expect(conditionsOf(boundPod({}, { conditions: [foreign] }), [])['example.com/lb']).toEqual(foreign);
});

describe('a container', () => {
  const probed = container('app', {
    startupProbe: { tcpSocket: { port: 80 } },
    readinessProbe: { tcpSocket: { port: 80 } },
  });

  test('has started when it runs and its startup probe succeeded', () => {
    expect(containerStarted(container('app'), statusOf('app', running), {})).toBe(true);
    expect(containerStarted(container('app'), statusOf('app', exited(0)), {})).toBe(false);
    expect(containerStarted(probed, statusOf('app', running), { startup: 'none' })).toBe(false);
    expect(containerStarted(probed, statusOf('app', running), { startup: 'success' })).toBe(true);
  });

  test('is ready when its readiness probe succeeded, at once if it has none', () => {
    const status = statusOf('app', running);
    expect(
      containerReady({ container: probed, status, probes: { readiness: 'failure' }, apiStatus: {} }),
    ).toBe(false);
    expect(
      containerReady({ container: probed, status, probes: { readiness: 'success' }, apiStatus: {} }),
    ).toBe(true);
    expect(containerReady({ container: container('app'), status, probes: {}, apiStatus: {} })).toBe(true);
  });

  test('stays ready over a restart of the kubelet until it has been probed again', () => {
    const status = statusOf('app', running);
    const kubeletStartedAt = Date.parse('2026-01-02T00:00:00Z') / 1000;
    const apiStatus = { conditions: [{ type: 'Ready', status: 'True' }] };
    const input = { container: probed, status, apiStatus, kubeletStartedAt };
    expect(containerReady({ ...input, probes: { readiness: 'none' } })).toBe(true);
    expect(containerReady({ ...input, probes: { readiness: 'failure' } })).toBe(false);
    expect(containerReady({ ...input, apiStatus: {}, probes: { readiness: 'none' } })).toBe(false);
  });
});

describe('what is written of a status', () => {
  const shown: ReportedStatus = { phase: 'Running', reason: '', message: '', conditions: [] };
  const ended: ReportedStatus = {
    phase: 'Failed',
    reason: 'Evicted',
    message: 'low',
    conditions: [
      { type: 'DisruptionTarget', status: 'True' },
      { type: 'Ready', status: 'True' },
    ],
  };

  test('holds a terminal phase back while containers may still run', () => {
    expect(reportedStatus(shown, ended, true)).toMatchObject({ phase: 'Running', reason: '' });
    expect(reportedStatus(shown, ended, true).conditions).toEqual([{ type: 'Ready', status: 'True' }]);
  });

  test('gives the terminal phase with its disruption and without readiness', () => {
    expect(reportedStatus(shown, ended, false)).toEqual({
      phase: 'Failed',
      reason: 'Evicted',
      message: 'low',
      conditions: [
        { type: 'DisruptionTarget', status: 'True' },
        { type: 'Ready', status: 'False', reason: 'PodFailed' },
        { type: 'ContainersReady', status: 'False', reason: 'PodFailed' },
      ],
    });
  });

  test('does not take back the end of a container that is not restarted', () => {
    const before = { containerStatuses: [statusOf('app', exited(0))] };
    const after = { containerStatuses: [statusOf('app', running)] };
    const { spec } = boundPod({ restartPolicy: 'OnFailure' });
    expect(refusedTransitions(spec, before, after)).toEqual(['app']);
    expect(refusedTransitions({ ...spec, restartPolicy: 'Always' }, before, after)).toEqual([]);
  });
});

test('a Pod whose termination is complete is Failed, and containers that never ended count as killed', () => {
  const pod = boundPod({});
  const final = terminatedStatus(pod, { phase: 'Running', containerStatuses: [statusOf('app', waiting)] });
  expect(final.phase).toBe('Failed');
  expect(final.containerStatuses?.[0]?.state?.terminated).toMatchObject({
    exitCode: 137,
    reason: 'ContainerStatusUnknown',
  });
  const fromFile = { 'kubernetes.io/config.source': 'file' };
  const fixed = { ...pod, metadata: { ...pod.metadata, annotations: fromFile } };
  expect(terminatedStatus(fixed, { phase: 'Running' }).phase).toBe('Running');
});
