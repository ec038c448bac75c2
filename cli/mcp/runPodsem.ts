import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { problem } from '../../spec/problem.ts';
import { exitCode } from '../exitCode.ts';
import type { ToolAnswer } from './tool.ts';

const program = join(
  dirname(createRequire(import.meta.url).resolve('pod-semantics/package.json')),
  'cli/podsem.mjs',
);

/** Bytes that a command may print; one that prints more is ended. */
const mostOutput = 16 * 2 ** 20;

/** Characters of standard error that are kept. */
const mostSaid = 10_000;

/** What a command line prints, run in a process of its own with some text as its standard input. */
export const runPodsem = (
  argv: readonly string[],
  stdin: string,
  cancelled: AbortSignal,
): Promise<ToolAnswer> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...argv], { signal: cancelled, killSignal: 'SIGKILL' });
    const pieces: Buffer[] = [];
    let size = 0;
    let said = '';
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size <= mostOutput) pieces.push(piece);
      else child.kill('SIGKILL');
    });
    child.stderr.on('data', (piece) => {
      said = (said + piece).slice(-mostSaid);
    });
    child.stdin.on('error', () => undefined);
    child.on('error', ({ message }) => resolve(refused(message)));
    child.on('close', (code) => {
      if (size > mostOutput) resolve(refused(`the answer has more than ${mostOutput} bytes`));
      else if (size === 0) resolve(refused(said.trim()));
      else
        resolve({ text: Buffer.concat(pieces).toString('utf8').trim(), isError: code === exitCode.badInput });
    });
    child.stdin.end(stdin);
  });

const refused = (message: string): ToolAnswer => ({
  text: JSON.stringify({ problem: problem('PS1104', message) }),
  isError: true,
});
