import { describe, expect, test } from 'vitest';
import { capture } from '../../cli/capture.ts';

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

  test('what is no Pod is told in one line', async () => {
    for (const command of ['phase', 'restart']) {
      const broken = await asked(command, { ...pod, spec: { containers: 3 } });
      expect([broken.code, broken.err]).toEqual([2, expect.stringContaining('PS1006')]);
      const other = await asked(command, { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } });
      expect([other.code, other.err]).toEqual([2, expect.stringContaining('name one Pod')]);
    }
  });
});
