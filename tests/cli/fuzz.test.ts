import { expect, test } from 'vitest';
import type { FuzzReport } from '../../reports/json/fuzzReport.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { capture } from './capture.ts';

const folder = temporaryFolder();
const fuzz = ['fuzz', 'cli/examples/web-server.yaml', '--mutant', 'surplus-pod', '--json', '--save', folder];
const report = (text: string): FuzzReport => JSON.parse(text) as FuzzReport;

test('a random failure is shortened, found again by its seed and path, and replayed', async () => {
  const { code, out } = await capture([...fuzz, '--runs', '300', '--seed', '3']);
  expect(code).toBe(1);
  const { failure } = report(out);
  expect(failure).toMatchObject({ law: 'workload/no-surplus', steps: 3 });
  const again = await capture([...fuzz, '--seed', String(failure?.seed), '--path', failure?.path ?? '']);
  expect(report(again.out).failure).toMatchObject({ law: 'workload/no-surplus', steps: 3 });
  const replayed = await capture(['replay', failure?.counterexample ?? '']);
  expect(replayed.code).toBe(1);
});

test('lifetimes without a fault break no law', async () => {
  const { code, out } = await capture(['fuzz', '--runs', '20', '--seed', '1', '--json']);
  expect(code).toBe(0);
  expect(report(out)).toMatchObject({ failure: null, seed: 1 });
  expect(report(out).steps).toBeGreaterThan(50);
});

test('Pods on their node are lived through, too; a failure is found again by what is printed', async () => {
  const node = ['fuzz', '--scenario', 'pod-on-node'];
  const sound = await capture([...node, '--runs', '10', '--seed', '1', '--json']);
  expect(sound.code).toBe(0);
  expect(report(sound.out)).toMatchObject({ lifetimes: 10, failure: null });
  const { code, out } = await capture([
    ...node,
    '--runs',
    '100',
    '--seed',
    '1',
    '--mutant',
    'address-given-twice',
  ]);
  expect(code).toBe(1);
  const [, again = ''] = out.match(/find it again: podsem (.*)/) ?? [];
  const found = await capture([...again.split(' '), '--json']);
  expect(found.code).toBe(1);
  expect(report(found.out).failure).toMatchObject({ law: 'network/ip-unique', steps: 8 });
});
