import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import { afterPostStart, hookAction, preStopRuns } from '../../../spec/kubelet/hooks/lifecycleHook.ts';
import { podDeletable } from '../../../spec/kubelet/podWorker/podDeletable.ts';
import { couldHaveRunningContainers, nextPodWork } from '../../../spec/kubelet/podWorker/podWork.ts';
import { containerGracePeriod } from '../../../spec/kubelet/termination/containerGracePeriod.ts';
import { deletePod } from '../../../spec/kubelet/termination/deletePod.ts';
import { effectiveGracePeriod } from '../../../spec/kubelet/termination/effectiveGracePeriod.ts';
import { stopContainer } from '../../../spec/kubelet/termination/stopContainer.ts';
import { stoppableContainers, terminationOrder } from '../../../spec/kubelet/termination/terminationOrder.ts';
import { boundPod, container, sidecar } from './pods.ts';

const now = Date.parse('2026-01-01T00:00:00Z') / 1000;
const at = (seconds: number) => new Date((now + seconds) * 1000).toISOString();

const deleting = (deletionGracePeriodSeconds: number, remaining: number): BoundPod => {
  const pod = boundPod({ terminationGracePeriodSeconds: 30 });
  return {
    ...pod,
    metadata: { ...pod.metadata, deletionGracePeriodSeconds, deletionTimestamp: at(remaining) },
  };
};

describe('a delete request', () => {
  const pod = boundPod({ terminationGracePeriodSeconds: 30 });

  test('sets the deletion timestamp to now plus the grace period', () => {
    expect(deletePod({ pod, now })).toEqual({
      kind: 'graceful',
      gracePeriodSeconds: 30,
      deletionTimestamp: now + 30,
    });
    expect(deletePod({ pod, gracePeriodSeconds: 5, now })).toMatchObject({ gracePeriodSeconds: 5 });
    expect(deletePod({ pod, gracePeriodSeconds: -1, now })).toMatchObject({ gracePeriodSeconds: 1 });
  });

  test('grants no time where there is nothing to stop', () => {
    const { nodeName: _, ...unbound } = pod.spec;
    expect(deletePod({ pod: { ...pod, spec: unbound }, now })).toMatchObject({ gracePeriodSeconds: 0 });
    expect(deletePod({ pod: { ...pod, status: { phase: 'Succeeded' } }, now })).toMatchObject({
      gracePeriodSeconds: 0,
    });
  });

  test('for a Pod that is being deleted can only shorten the grace period', () => {
    const times = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(
        times,
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: -100, max: 100 }),
        (current, asked, remaining) => {
          const decision = deletePod({ pod: deleting(current, remaining), gracePeriodSeconds: asked, now });
          if (asked >= current) expect(decision).toEqual({ kind: 'pending', gracePeriodSeconds: current });
          else {
            if (decision.kind !== 'graceful') throw new Error('it is shortened');
            expect(decision.gracePeriodSeconds).toBeLessThanOrEqual(current);
            expect(decision.deletionTimestamp).toBe(Math.max(now, now + remaining - current + asked));
          }
        },
      ),
    );
  });

  test('with grace period zero removes the object', () => {
    expect(deletePod({ pod: deleting(0, 0), now })).toEqual({ kind: 'immediate' });
  });
});

describe('the grace period in the kubelet', () => {
  test('never grows and is at least a second (but a wish of the kubelet counts before a deletion without grace)', () => {
    const seconds = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        seconds,
        fc.option(seconds),
        (current, deletion, override) => {
          const { seconds: effective, changed } = effectiveGracePeriod(
            deleting(deletion, 0),
            current,
            override,
          );
          const growing = deletion === 0 && override !== null && override > current;
          expect(effective).toBeLessThanOrEqual(growing ? override : current);
          expect(effective).toBeGreaterThanOrEqual(1);
          expect(changed).toBe(effective !== current);
        },
      ),
    );
  });

  test('is the Pod’s own if nobody asks for another', () => {
    expect(effectiveGracePeriod(boundPod({ terminationGracePeriodSeconds: 45 }), 0)).toEqual({
      seconds: 45,
      changed: false,
    });
  });

  test('of a container killed for a failed probe is that of the probe, unless the Pod is being deleted', () => {
    const app = container('app', { livenessProbe: { terminationGracePeriodSeconds: 3 } });
    const pod = boundPod({ containers: [app], terminationGracePeriodSeconds: 30 });
    expect(containerGracePeriod(pod, app, 'LivenessProbe')).toBe(3);
    expect(containerGracePeriod(pod, app, 'StartupProbe')).toBe(30);
    expect(containerGracePeriod(deleting(10, 10), app, 'LivenessProbe')).toBe(10);
  });
});

describe('stopping a container', () => {
  const hooked = container('app', { lifecycle: { preStop: { sleep: { seconds: 4 } } } });

  test('takes the preStop hook off the grace period, but leaves two seconds', () => {
    const stop = (gracePeriodSeconds: number, preStopSeconds: number) =>
      stopContainer({ container: hooked, gracePeriodSeconds, preStopSeconds, turnSeconds: 0 }).timeout;
    expect(stop(30, 4)).toBe(26);
    expect(stop(4, 10)).toBe(2);
    expect(stop(0, 10)).toBe(2);
  });

  test('takes no more than the grace period in all, or two seconds', () => {
    const seconds = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(seconds, seconds, seconds, (gracePeriodSeconds, preStopSeconds, turnSeconds) => {
        const { preStop, turn, timeout } = stopContainer({
          container: hooked,
          gracePeriodSeconds,
          preStopSeconds,
          turnSeconds,
        });
        expect(timeout).toBeGreaterThanOrEqual(2);
        expect(preStop + turn).toBeLessThanOrEqual(gracePeriodSeconds);
        expect(preStop + turn + timeout).toBeLessThanOrEqual(
          Math.max(gracePeriodSeconds, preStop + turn + 2),
        );
      }),
    );
  });

  test('without grace runs no hook', () => {
    expect(preStopRuns(hooked, 0)).toBe(false);
    expect(preStopRuns(hooked, 1)).toBe(true);
    expect(preStopRuns(container('app'), 30)).toBe(false);
  });
});

describe('containers of a Pod stop', () => {
  const spec = {
    initContainers: [sidecar('s1'), container('init'), sidecar('s2')],
    containers: [container('app'), container('log')],
  };

  test('all regular ones at once, then sidecars in reverse order', () => {
    let still = ['s1', 's2', 'app', 'log'];
    const rounds: string[][] = [];
    while (still.length > 0) {
      const stopped = [...stoppableContainers(spec, still)];
      rounds.push(stopped);
      still = still.filter((name) => !stopped.includes(name));
    }
    expect(rounds).toEqual([['app', 'log'], ['s2'], ['s1']]);
  });

  test('without waiting for what does not run', () => {
    expect(terminationOrder(spec, ['s1', 'app'])).toEqual(
      new Map([
        ['s1', ['app']],
        ['app', []],
      ]),
    );
  });

  test('one after the other to the end, whichever of them run', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['s1', 's2', 'init', 'app', 'log']), (names) => {
        let still: readonly string[] = names;
        for (let round = 0; still.length > 0 && round < 5; round += 1) {
          const stopped = stoppableContainers(spec, still);
          still = still.filter((name) => !stopped.includes(name));
        }
        expect(still).toEqual([]);
      }),
    );
  });
});

describe('lifecycle hooks', () => {
  test('run a command in the container, ask over HTTP, or sleep', () => {
    expect(hookAction({ exec: { command: ['sync'] } }, {}, '').by).toBe('runtime');
    expect(hookAction({ sleep: { seconds: 3 } }, {}, '')).toMatchObject({ kind: 'sleep', seconds: 3 });
    expect(hookAction({ tcpSocket: { port: 80 } }, {}, '10.0.0.5').kind).toBe('invalid');
  });

  test('a postStart hook that fails kills the container', () => {
    expect(afterPostStart(true)).toEqual({ kind: 'continue' });
    expect(afterPostStart(false)).toMatchObject({ kind: 'kill', killReason: 'FailedPostStartHook' });
  });
});

describe('the kubelet’s work on a Pod', () => {
  const input = { work: 'sync', deleted: false, evicted: false, phase: 'Running', done: false } as const;

  test('turns to termination when the Pod is deleted, evicted or at its end', () => {
    expect(nextPodWork(input)).toBe('sync');
    expect(nextPodWork({ ...input, deleted: true })).toBe('terminating');
    expect(nextPodWork({ ...input, evicted: true })).toBe('terminating');
    expect(nextPodWork({ ...input, phase: 'Succeeded' })).toBe('terminating');
  });

  test('goes only forward', () => {
    const order = ['sync', 'terminating', 'terminated', 'finished'] as const;
    const work = fc.constantFrom(...order);
    const phase = fc.constantFrom(
      'Pending' as const,
      'Running' as const,
      'Succeeded' as const,
      'Failed' as const,
    );
    fc.assert(
      fc.property(
        work,
        fc.boolean(),
        fc.boolean(),
        phase,
        fc.boolean(),
        (before, deleted, evicted, reached, done) => {
          const after = nextPodWork({ work: before, deleted, evicted, phase: reached, done });
          expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
        },
      ),
    );
  });

  test('leaves no running container behind', () => {
    expect(couldHaveRunningContainers('terminating')).toBe(true);
    expect(couldHaveRunningContainers('terminated')).toBe(false);
  });

  test('ends with the removal of the object, once the Pod is shown in a terminal phase', () => {
    const pod = deleting(30, 0);
    expect(podDeletable({ ...pod, status: { phase: 'Failed' } }, true)).toBe(true);
    expect(podDeletable({ ...pod, status: { phase: 'Running' } }, true)).toBe(false);
    expect(podDeletable({ ...pod, status: { phase: 'Failed' } }, false)).toBe(false);
    expect(podDeletable(boundPod({}, { phase: 'Failed' }), true)).toBe(false);
  });
});
