import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { capture } from '../../cli/capture.ts';
import type { FuzzReport } from '../../reports/json/fuzzReport.ts';

const folder = mkdtempSync(join(tmpdir(), 'podsem-'));
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
