import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

const program = fileURLToPath(new URL('../../cli/podsem.mjs', import.meta.url));

/** Runs the real command line in a process of its own. */
export const runCommand = (
  argv: readonly string[],
  {
    stdin = '',
    cwd,
    onErr,
  }: {
    stdin?: string;
    cwd?: string;
    /** told what was said on standard error so far */
    onErr?: (child: { kill: (signal: 'SIGINT' | 'SIGTERM') => void }, said: string) => void;
  } = {},
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    // an overloaded machine is given its time
    const env = { ...process.env, PODSEM_TIME_LIMIT: '4h' };
    const child = spawn(process.execPath, [program, ...argv], { cwd, env, stdio: 'pipe' });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
      onErr?.(child, err);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
  });
