import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { explain } from '../../../spec/api/explain/explain.ts';
import { decisionBook, decisionsReading } from '../../../spec/controllers/decisionBook.ts';
import { capture } from '../../cli/capture.ts';

test.each(decisionBook)(
  '$name is where the book says, and reads fields that there are',
  ({ file, fields }) => {
    expect(existsSync(new URL(`../../../${file}.ts`, import.meta.url))).toBe(true);
    for (const field of fields) expect([field, explain(field, false).found]).toEqual([field, true]);
  },
);

test('a decision is told of a field, of what it is part of, and of its parts', () => {
  const named = (path: string) => decisionsReading('Deployment', path).map(({ name }) => name);
  expect(named('spec.strategy')).toEqual(['syncDeployment']);
  expect(named('spec.strategy.rollingUpdate.maxSurge')).toEqual(['syncDeployment']);
  expect(named('spec.nothing')).toEqual([]);
});

test('podsem explain names the decisions that read a field', async () => {
  const { out } = await capture(['explain', 'pdb.spec.maxUnavailable']);
  expect(out).toContain('syncDisruptionBudget');
  const { out: json } = await capture(['explain', 'deploy.spec.paused', '--json']);
  expect((JSON.parse(json) as { decisions: { name: string }[] }).decisions).toMatchObject([
    { name: 'syncDeployment', file: 'spec/controllers/deployment/syncDeployment' },
  ]);
});
