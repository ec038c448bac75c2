import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { capture } from './capture.ts';

/** Commands of a page, each with the exit code that it promises. */
const commands = [
  ...readFileSync('cli/QUESTIONS.md', 'utf8').matchAll(/^podsem (check .*?)\s+# exit (\d)$/gm),
].map(([, command = '', code]) => [command, Number(code)] as const);

/** As a shell takes it apart. */
const words = (command: string): string[] =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

test('there are commands on the page', () => {
  expect(commands.length).toBeGreaterThan(5);
});

test.for(commands)('podsem %s', { timeout: 600_000 }, async ([command, code]) => {
  const ran = await capture([...words(command), '--no-save']);
  expect(ran.code).toBe(code);
});

test('a question that is answered with no is told with the numbers, the Pods, and that no law forbids it', async () => {
  const { out } = await capture([
    ...words(commands.find(([command]) => command.includes('one-replica.yaml'))![0]),
    '--no-save',
  ]);
  expect(out).toMatch(/^no, not always available\(web\) >= 1/);
  expect(out).toMatch(/what decided:\n\s+0 {2}pods\.filter\(/);
  expect(out).toMatch(/NAME +READY +STATUS +NODE\n\s+web-1 +True +Terminating/);
  expect(out).toContain('no law of Kubernetes forbids this');
});
