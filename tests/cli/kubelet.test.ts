import { describe, expect, test } from 'vitest';
import { capture } from './capture.ts';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: {
    restartPolicy: 'OnFailure',
    containers: [
      { name: 'failed', image: 'registry.example/app:1' },
      { name: 'running', image: 'registry.example/app:1' },
    ],
  },
  status: {
    podIPs: [{ ip: '10.0.0.1' }],
    podIP: '10.0.0.1',
    containerStatuses: [
      { name: 'failed', restartCount: 0, state: { terminated: { exitCode: 1, reason: 'Error' } } },
      { name: 'running', restartCount: 0, ready: true, state: { running: {} } },
    ].map((status) => ({ image: 'registry.example/app:1', imageID: '', ready: false, ...status })),
  },
};

const asked = (command: string, object: unknown, ...flags: string[]) =>
  capture([command, '-', ...flags], { stdin: JSON.stringify(object) });

describe('what people ask about the kubelet', () => {
  test('podsem phase: the phase and the conditions that follow from the status of a Pod', async () => {
    const { code, out } = await asked('phase', pod);
    expect(code).toBe(0);
    expect(out).toMatch(/^Running/);
    expect(out).toMatch(/ContainersReady +False +ContainersNotReady/);
    expect(JSON.parse((await asked('phase', pod, '--json')).out)).toMatchObject({ phase: 'Running' });
  });

  test('podsem restart: what is started for a Pod that has failed in part, and for one that is new', async () => {
    expect((await asked('restart', pod)).out.trim()).toBe('start the container failed');
    const { status: _, ...fresh } = pod;
    expect((await asked('restart', fresh)).out).toContain('run a sandbox, attempt 0');
  });

  test('podsem restart: nothing of a Pod that is being deleted, or has ended, is started again', async () => {
    const metadata = {
      ...pod.metadata,
      deletionTimestamp: '2026-03-01T00:00:30Z',
      deletionGracePeriodSeconds: 7,
    };
    const deleted = (await asked('restart', { ...pod, metadata })).out;
    expect(deleted).toMatch(/^stop everything that runs, within 7 s\nstart nothing .* being deleted/);
    const ended = { ...pod, status: { ...pod.status, phase: 'Failed' } };
    expect((await asked('restart', ended)).out).toContain('start nothing of the Pod any more: it is Failed');
  });

  test('a container that could not be started goes on waiting for what its status says', async () => {
    const [failed, running] = pod.status.containerStatuses;
    const waiting = {
      ...failed,
      restartCount: 1,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { exitCode: 1 } },
    };
    const crashing = { ...pod, status: { ...pod.status, containerStatuses: [waiting, running] } };
    expect((await asked('phase', crashing)).out).toMatch(
      /container failed +waiting +CrashLoopBackOff.* 1 restart/,
    );
    expect((await asked('restart', crashing)).out.trim()).toBe(
      'start the container failed, when its back-off is over',
    );
  });

  test('what is no Pod is told in one line', async () => {
    for (const command of ['phase', 'restart']) {
      const broken = await asked(command, { ...pod, spec: { containers: 3 } });
      expect([broken.code, broken.err]).toEqual([2, expect.stringContaining('PS1006')]);
      expect(broken.err).toMatch(/:1:\d+ .*spec\.containers/);
      const other = await asked(command, { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } });
      expect([other.code, other.err]).toEqual([2, expect.stringContaining('name one Pod')]);
    }
  });
});
