import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../cli/podsem.mjs', import.meta.url));
const broken = ['schedule', '-', '--json'];
const pending = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a' },
  spec: { containers: [{ name: 'a', image: 'b' }] },
});

/** Runs the program on standard input; standard output is a file, or a pipe that is closed before anything is read. */
const run = (argv: readonly string[], stdout: number | 'closed pipe', stdin: string) =>
  new Promise<{ code: number | null; err: string }>((resolve, reject) => {
    const pipe = stdout === 'closed pipe';
    const child = spawn(process.execPath, [program, ...argv], {
      stdio: ['pipe', pipe ? 'pipe' : stdout, 'pipe'],
    });
    let err = '';
    child.stdout?.destroy();
    child.stderr?.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, err }));
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(stdin);
  });

describe('where standard output cannot be written', () => {
  test.skipIf(process.platform !== 'linux')(
    'on a full disk: one line says so, and the exit code is 74',
    async () => {
      const { code, err } = await run(broken, openSync('/dev/full', 'w'), pending);
      expect({ code, err }).toEqual({
        code: 74,
        err: 'standard output cannot be written: no space is left on the device (PS1205)\n',
      });
    },
  );

  test('a closed pipe says nothing, and keeps the exit code of the verdict', async () => {
    expect(await run(broken, 'closed pipe', pending)).toEqual({ code: 1, err: '' });
  });

  test('answers without end stop when nobody reads them any more', async () => {
    const many = '{"id":1,"op":"none"}\n'.repeat(20_000);
    expect(await run(['oracle'], 'closed pipe', many)).toEqual({ code: 0, err: '' });
  });
});
