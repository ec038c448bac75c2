import { describe, expect, test } from 'vitest';
import { capture } from './capture.ts';

const outages = 'cli/examples/outages';
const nodes = ['--nodes', '2'];
const drain = ['--what-if', 'drain', '--ask', 'drain-finishes'];

describe('advice', () => {
  test('is the smallest changes after which the question holds, as lines of YAML', async () => {
    const { out, code } = await capture([
      'advise',
      `${outages}/budget.yaml`,
      ...nodes,
      ...drain,
      '--ways',
      '1',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('1 way to mend it, each verified by a check of its own');
    expect(out).toContain('PodDisruptionBudget web: one Pod of Deployment web may be unavailable');
    expect(out).toMatch(/\n {2}- {3}minAvailable: 1\n/);
    expect(out).toMatch(/\n {2}\+ {3}maxUnavailable: 1(\n|$)/);
  });

  test('puts changes together where none helps alone', async () => {
    const words = ['--what-if', 'drain', '--ask', 'stays-available', '--ways', '1', '--json'];
    const { out } = await capture(['advise', `${outages}/one-replica.yaml`, ...nodes, ...words]);
    const { outcome, advice } = JSON.parse(out);
    expect(outcome).toBe('advice');
    expect(advice[0].changes).toEqual([
      'Deployment web: 2 replicas in place of 1',
      'a PodDisruptionBudget for Deployment web: one Pod may be unavailable',
    ]);
    expect(advice[0].objects.map(({ object }: { object: string }) => object)).toEqual([
      'Deployment web',
      'PodDisruptionBudget web',
    ]);
  });

  test('may be that nothing has to be changed, or that nothing of the catalogue helps', async () => {
    const holds = await capture(['advise', `${outages}/budget-fixed.yaml`, ...nodes, ...drain]);
    expect(holds).toMatchObject({ code: 0 });
    expect(holds.out).toContain('nothing has to be changed');
    const never = ['--cordon', 'any', '--never', 'nodes.exists(n, n.unschedulable)'];
    const bare = `${outages}/../pod.yaml`;
    const hopeless = await capture(['advise', bare, ...nodes, ...never]);
    expect(hopeless).toMatchObject({ code: 1 });
    expect(hopeless.out).toContain('nothing of the catalogue helps');
    expect(hopeless.out.match(/^not tried: (a priority|a preStop hook|readiness probes)/gm)).toHaveLength(3);
    expect(holds.out).not.toContain('not tried');
  });

  test('ends at a limit, and says so', async () => {
    const words = ['--what-if', 'drain', '--ask', 'stays-available', '--most', '2'];
    const { out, code } = await capture(['advise', `${outages}/one-replica.yaml`, ...nodes, ...words]);
    expect(code).toBe(3);
    expect(out).toContain('undecided: nothing that helps was found before a limit was met (2 checks made)');
  });

  test('is about questions', async () => {
    const { err, code } = await capture(['advise', `${outages}/budget.yaml`]);
    expect(code).toBe(2);
    expect(err).toContain('advice is about questions');
  });
});
