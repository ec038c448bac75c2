import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { outputOf } from './outputOf.ts';

test('what a program writes is told when it has ended', async () => {
  expect(await outputOf(['-e', 'console.log(1)'], tmpdir(), 60_000)).toBe('1\n');
});

test('what does not end is ended, with all that it started', async () => {
  const child = "setInterval(() => {}, 1000); process.on('SIGTERM', () => {})";
  const script = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' }); setInterval(() => {}, 1000)`;
  // its output closes when the last that holds it open has ended
  expect(await outputOf(['-e', script], tmpdir(), 500)).toBeUndefined();
});
