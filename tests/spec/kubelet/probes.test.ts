import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { probeAction } from '../../../spec/kubelet/probes/probeAction.ts';
import {
  countProbe,
  initialResult,
  noRun,
  type ProbeRun,
} from '../../../spec/kubelet/probes/probeCounting.ts';
import { probeOutcome } from '../../../spec/kubelet/probes/probeOutcome.ts';
import { type ProbeTickInput, probeTick } from '../../../spec/kubelet/probes/probeTick.ts';
import {
  earliestVerdict,
  latestFailureVerdict,
  startupBudget,
} from '../../../spec/kubelet/probes/probeTimes.ts';
import { container, exited, running, statusOf } from './pods.ts';

const outcomes = fc.array(fc.constantFrom('success' as const, 'failure' as const), { maxLength: 30 });

test('only as many equal results in a row as the threshold asks for change the verdict', () => {
  fc.assert(
    fc.property(
      outcomes,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      (results, failureThreshold, successThreshold) => {
        const probe = { failureThreshold, successThreshold };
        let run: ProbeRun = noRun;
        for (const [index, result] of results.entries()) {
          const counted = countProbe('readiness', probe, run, result);
          const threshold = result === 'failure' ? failureThreshold : successThreshold;
          const inARow = results
            .slice(0, index + 1)
            .reverse()
            .findIndex((each) => each !== result);
          const length = inARow < 0 ? index + 1 : inARow;
          expect(counted.verdict).toBe(length >= threshold ? result : undefined);
          run = counted.run;
        }
      },
    ),
  );
});

test('a startup probe rests after its verdict, a liveness probe after its failure', () => {
  const once = { failureThreshold: 1, successThreshold: 1 };
  expect(countProbe('startup', once, noRun, 'success').hold).toBe(true);
  expect(countProbe('liveness', once, noRun, 'failure').hold).toBe(true);
  expect(countProbe('liveness', once, noRun, 'success').hold).toBe(false);
  expect(countProbe('readiness', once, noRun, 'failure').hold).toBe(false);
});

test('before its first verdict a container is not ready, alive, and not started', () => {
  expect(initialResult('readiness')).toBe('failure');
  expect(initialResult('liveness')).toBe('success');
  expect(initialResult('startup')).toBe('unknown');
});

describe('when the period is over', () => {
  const startedAt = Date.parse('2026-01-01T00:00:00Z') / 1000;
  const tick = (fields: Partial<ProbeTickInput>) =>
    probeTick({
      kind: 'liveness',
      probe: {},
      podPhase: 'Running',
      status: statusOf('app', running, { containerID: 'containerd://1', started: true }),
      probedID: 'containerd://1',
      onHold: false,
      deleted: false,
      restarts: true,
      now: startedAt + 60,
      ...fields,
    });
  const unstarted = statusOf('app', running, { containerID: 'containerd://1', started: false });

  test('liveness and readiness probes wait for the startup probe, which stops when it succeeded', () => {
    expect(tick({ status: unstarted }).action).toBe('idle');
    expect(tick({ kind: 'readiness', status: unstarted }).action).toBe('idle');
    expect(tick({ kind: 'startup', status: unstarted }).action).toBe('probe');
    expect(tick({ kind: 'startup' }).action).toBe('idle');
    expect(tick({}).action).toBe('probe');
  });

  test('nothing is probed before the initial delay', () => {
    expect(tick({ probe: { initialDelaySeconds: 61 } }).action).toBe('idle');
    expect(tick({ probe: { initialDelaySeconds: 60 } }).action).toBe('probe');
  });

  test('a new instance gets the initial verdict, and a hold is lifted', () => {
    expect(tick({ probedID: 'containerd://0', onHold: true })).toEqual({
      action: 'probe',
      verdict: 'success',
    });
    expect(tick({ onHold: true })).toEqual({ action: 'idle' });
  });

  test('after a restart of the kubelet a running container gets no initial verdict', () => {
    expect(tick({ probedID: undefined, kind: 'readiness', outlivedKubelet: true })).toEqual({
      action: 'probe',
    });
  });

  test('a container that has ended has failed, and is probed no more if it does not come back', () => {
    const ended = statusOf('app', exited(1), { containerID: 'containerd://1' });
    expect(tick({ status: ended })).toEqual({ action: 'idle', verdict: 'failure' });
    expect(tick({ status: ended, restarts: false })).toEqual({ action: 'end', verdict: 'failure' });
  });

  test('deletion ends liveness and startup probes quietly, while readiness goes on', () => {
    expect(tick({ deleted: true })).toEqual({ action: 'end', verdict: 'success' });
    expect(tick({ deleted: true, kind: 'readiness' })).toEqual({ action: 'probe' });
  });

  test('a Pod in a terminal phase is not probed', () => {
    expect(tick({ podPhase: 'Failed' }).action).toBe('end');
  });
});

describe('an attempt', () => {
  test('succeeds with exit code 0, an open port, a status from 200 to 399, or SERVING', () => {
    expect(probeOutcome({ kind: 'exec', exitCode: 0 })).toBe('success');
    expect(probeOutcome({ kind: 'exec', exitCode: 1 })).toBe('failure');
    expect(probeOutcome({ kind: 'httpGet', statusCode: 399 })).toBe('success');
    expect(probeOutcome({ kind: 'httpGet', statusCode: 400 })).toBe('failure');
    expect(probeOutcome({ kind: 'tcpSocket', connected: false })).toBe('failure');
    expect(probeOutcome({ kind: 'grpc', serving: true })).toBe('success');
    expect(probeOutcome({ kind: 'timeout' })).toBe('failure');
    expect(probeOutcome({ kind: 'error' })).toBe('none');
  });

  test('is made by the runtime for commands, and by the kubelet, to the Pod’s address, for the network', () => {
    const ported = container('app', { ports: [{ name: 'web', containerPort: 8080 }] });
    expect(probeAction({ exec: { command: ['true'] } }, ported, '10.0.0.5').by).toBe('runtime');
    expect(probeAction({ httpGet: { port: 'web', path: 'live' } }, ported, 'fd00::5')).toMatchObject({
      by: 'kubelet',
      url: 'http://[fd00::5]:8080/live',
    });
    expect(probeAction({ tcpSocket: { port: 'nope' } }, ported, '10.0.0.5').by).toBe('nobody');
    expect(probeAction({ grpc: { port: 9000 } }, ported, '10.0.0.5')).toMatchObject({
      host: '10.0.0.5',
      port: 9000,
    });
  });
});

test('a startup probe grants failureThreshold times periodSeconds', () => {
  expect(startupBudget({ failureThreshold: 30, periodSeconds: 10 })).toBe(300);
  expect(earliestVerdict({ initialDelaySeconds: 5, periodSeconds: 10, failureThreshold: 3 }, 'failure')).toBe(
    25,
  );
  expect(latestFailureVerdict({ periodSeconds: 10, failureThreshold: 3, timeoutSeconds: 2 })).toBe(32);
});
