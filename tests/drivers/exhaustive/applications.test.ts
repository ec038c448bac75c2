import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkManifests } from '../../../library/check.ts';

const manifests = (file: string): string =>
  readFileSync(new URL(`../../cases/check/${file}.yaml`, import.meta.url), 'utf8');

/** How many states are left of ordinary applications, of which the whole would fit no memory. */
describe('ordinary applications', () => {
  test.each([
    ['three-replicas', { nodes: 3, nodeFailures: 1, containerExits: 0 }, 1_508],
    [
      'three-replicas',
      { nodes: 3, nodeFailures: 0, containerExits: 1, kubeletRestarts: 1, scalings: 1 },
      8_492,
    ],
  ])('%s with %o are checked to the end, whole runs included', async (file, bounds, states) => {
    const answer = await checkManifests(manifests(file), { bounds });
    if (!answer.ok) throw new Error(answer.problems[0]?.message);
    expect(answer.report).toMatchObject({ outcome: 'good', ending: 'complete', states });
    expect(answer.report.reductions).toEqual([
      'laws judged on what they read',
      'hidden steps',
      'merged states',
      'urgent rules',
      'symmetry',
    ]);
  });
});
