import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContainerState, PodSpec } from '../../../spec/api/objects/core.ts';
import { nextPhase } from '../../../spec/kubelet/phase/nextPhase.ts';
import { pastActiveDeadline } from '../../../spec/kubelet/phase/pastActiveDeadline.ts';
import { type PodPhase, podPhase } from '../../../spec/kubelet/phase/podPhase.ts';
import { container, exited, running, sidecar, statusOf, waiting } from './pods.ts';

const phaseOf = (
  spec: Partial<PodSpec>,
  states: Record<string, ContainerState>,
  { terminal = false, initialized = false } = {},
): PodPhase =>
  podPhase({
    spec: { containers: [container('app')], restartPolicy: 'Always', ...spec },
    statuses: Object.entries(states).map(([name, state]) =>
      statusOf(name, state, { started: Boolean(state.running) }),
    ),
    terminal,
    initialized,
  });

describe('the phase of a Pod', () => {
  test('is Pending until every container has run', () => {
    expect(phaseOf({}, {})).toBe('Pending');
    expect(phaseOf({}, { app: waiting })).toBe('Pending');
    const two = { containers: [container('app'), container('log')] };
    expect(phaseOf(two, { app: running, log: waiting })).toBe('Pending');
    expect(phaseOf(two, { app: running, log: running })).toBe('Running');
  });

  test('is Pending while an ordinary init container has not finished', () => {
    const spec = { initContainers: [container('init')] };
    expect(phaseOf(spec, { init: running, app: running })).toBe('Pending');
    expect(phaseOf(spec, { init: exited(0), app: running })).toBe('Running');
  });

  test('is Failed once an init container failed for good', () => {
    const spec = { initContainers: [container('init')] };
    expect(phaseOf({ ...spec, restartPolicy: 'Never' }, { init: exited(1), app: waiting })).toBe('Failed');
    expect(phaseOf({ ...spec, restartPolicy: 'OnFailure' }, { init: exited(1), app: waiting })).toBe(
      'Pending',
    );
  });

  test('is Pending while a sidecar starts for the first time, but not when it starts again', () => {
    const spec = { initContainers: [sidecar('proxy')], containers: [container('app')] };
    const starting = podPhase({
      spec: { ...spec, restartPolicy: 'Always' },
      statuses: [statusOf('proxy', running, { started: false }), statusOf('app', running)],
      terminal: false,
      initialized: false,
    });
    const restarting = podPhase({
      spec: { ...spec, restartPolicy: 'Always' },
      statuses: [statusOf('proxy', running, { started: false }), statusOf('app', running)],
      terminal: false,
      initialized: true,
    });
    expect([starting, restarting]).toEqual(['Pending', 'Running']);
  });

  test('is Running while a container is about to be restarted', () => {
    expect(phaseOf({ restartPolicy: 'Always' }, { app: exited(0) })).toBe('Running');
    expect(phaseOf({ restartPolicy: 'OnFailure' }, { app: exited(1) })).toBe('Running');
  });

  test('is Succeeded or Failed by the exit codes once all have stopped for good', () => {
    const two = { containers: [container('app'), container('log')], restartPolicy: 'Never' };
    expect(phaseOf(two, { app: exited(0), log: exited(0) })).toBe('Succeeded');
    expect(phaseOf(two, { app: exited(0), log: exited(3) })).toBe('Failed');
    expect(phaseOf(two, { app: exited(0), log: running })).toBe('Running');
  });

  test('does not wait for sidecars to stop before a terminated Pod is judged', () => {
    const spec = { initContainers: [sidecar('proxy')], restartPolicy: 'Never' };
    expect(phaseOf(spec, { proxy: exited(143), app: exited(0) })).toBe('Succeeded');
    expect(phaseOf(spec, { proxy: running, app: exited(0) }, { initialized: true })).toBe('Running');
  });

  test('is judged by exit codes whatever the policy once the Pod has been terminated', () => {
    expect(phaseOf({}, { app: exited(0) }, { terminal: true })).toBe('Succeeded');
    expect(phaseOf({}, { app: exited(143) }, { terminal: true })).toBe('Failed');
  });
});

const anyState = fc.oneof(
  fc.constant(running),
  fc.constant(waiting),
  fc.constant<ContainerState>({}),
  fc.integer({ min: 0, max: 3 }).map(exited),
);
const anyStates = fc.record({ app: anyState, log: anyState, init: anyState, proxy: anyState });
const anyPolicy = fc.constantFrom('Always', 'OnFailure', 'Never');
const spec = {
  containers: [container('app'), container('log')],
  initContainers: [container('init'), sidecar('proxy')],
};

test('a Pod with policy Always that is not terminated is never Succeeded nor Failed for its regular containers', () => {
  fc.assert(
    fc.property(anyStates, fc.boolean(), (states, initialized) => {
      expect(['Pending', 'Running']).toContain(phaseOf(spec, states, { initialized }));
    }),
  );
});

test('an initialized Pod that never restarts is Succeeded exactly if every regular container exited with 0', () => {
  fc.assert(
    fc.property(anyState, anyState, fc.boolean(), (app, log, terminal) => {
      const states = { app, log, init: exited(0), proxy: exited(143) };
      const phase = phaseOf({ ...spec, restartPolicy: 'Never' }, states, { terminal });
      const succeeded = [app, log].every(({ terminated }) => terminated?.exitCode === 0);
      expect(phase === 'Succeeded').toBe(succeeded);
    }),
  );
});

test('the phase does not depend on the order of the statuses', () => {
  fc.assert(
    fc.property(
      anyStates,
      anyPolicy,
      fc.shuffledSubarray(['app', 'log', 'init', 'proxy'] as const, { minLength: 4 }),
      (states, restartPolicy, order) => {
        const shuffled = Object.fromEntries(order.map((name) => [name, states[name]]));
        expect(phaseOf({ ...spec, restartPolicy }, shuffled)).toBe(
          phaseOf({ ...spec, restartPolicy }, states),
        );
      },
    ),
  );
});

describe('the phase that is reported', () => {
  test('never leaves a terminal phase', () => {
    expect(nextPhase('Running', {}, { phase: 'Failed' }).phase).toBe('Failed');
    expect(nextPhase('Running', { phase: 'Succeeded' }, {}).phase).toBe('Succeeded');
    expect(nextPhase('Failed', {}, { phase: 'Succeeded' }).phase).toBe('Succeeded');
  });

  test('keeps reason and message while it stays the same', () => {
    const evicted = { phase: 'Failed', reason: 'Evicted', message: 'low on memory' };
    expect(nextPhase('Running', evicted, {})).toEqual(evicted);
    expect(nextPhase('Running', { phase: 'Pending', reason: 'x' }, {}).reason).toBe('');
  });

  test('becomes Failed when the active deadline is over', () => {
    const late = { reason: 'DeadlineExceeded', message: 'late' };
    expect(nextPhase('Running', { phase: 'Running' }, {}, late)).toEqual({ phase: 'Failed', ...late });
  });
});

test('the active deadline counts from the start of the Pod on its node', () => {
  const start = Date.parse('2026-01-01T00:00:00Z') / 1000;
  expect(pastActiveDeadline({ activeDeadlineSeconds: 10 }, '2026-01-01T00:00:00Z', start + 9)).toBe(false);
  expect(pastActiveDeadline({ activeDeadlineSeconds: 10 }, '2026-01-01T00:00:00Z', start + 10)).toBe(true);
  expect(pastActiveDeadline({ activeDeadlineSeconds: 10 }, undefined, start + 10)).toBe(false);
  expect(pastActiveDeadline({}, '2026-01-01T00:00:00Z', start + 1_000_000)).toBe(false);
});
