import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.ts';
import { capture } from './capture.ts';

const file = fileURLToPath(new URL('../recordings/crashloop-fast.r1/trace.ndjson.gz', import.meta.url));

test('what a Pod went through is told on a time line', async () => {
  const { out, code } = await capture(['trace', file, '--explain']);
  expect(code).toBe(0);
  expect(out).toMatch(/crashloop-fast\/crash \(\S+\), created at 2026-11-21T\S+Z\n/);
  expect(out).toMatch(/ {4}\d+ {6}\+0\.\d s {2}it is bound to n\d+\n {22}kubelet begins with the Pod\n/);
});

test('a page shows the verdict, and each Pod', async () => {
  const page = join(temporaryFolder(), 'page.html');
  const { code } = await capture(['trace', file, '--report', page]);
  expect(code).toBe(0);
  const text = readFileSync(page, 'utf8');
  expect(text).toContain('1 recording accepted: no law is violated by what they show');
  expect(text).toMatch(/<td>it is bound to n\d+<\/td>/);
});

test('two watches are merged, and a breach names the file in which it stands', async () => {
  const folder = temporaryFolder();
  const lines = gunzipSync(readFileSync(file))
    .toString()
    .trimEnd()
    .split('\n')
    .filter((line) => line.includes('"object"'));
  const parts = ['pods', 'others'].map((name) => {
    const path = join(folder, name);
    const some = lines.filter((line) => line.includes('"resource":"pods"') === (name === 'pods'));
    writeFileSync(path, some.join('\n'));
    return path;
  });
  const { out, code } = await capture(['trace', '--merge', ...parts]);
  expect(out).toMatch(/pods \+ \S+others: accepted, \d+ records/);
  expect(code).toBe(0);
});
