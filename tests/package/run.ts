import { spawn } from 'node:child_process';

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs a program to its end; nothing is killed for being slow. */
export const run = (
  program: string,
  argv: readonly string[],
  { cwd, stdin = '' }: { readonly cwd: string; readonly stdin?: string },
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, argv, { cwd, stdio: 'pipe' });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
  });

/** The same, for a program that has to succeed: what it printed. */
export const output = async (...[program, argv, options]: Parameters<typeof run>): Promise<string> => {
  const { code, out, err } = await run(program, argv, options);
  if (code !== 0) throw new Error(`${program} ${argv.join(' ')} ended with ${code}:\n${out}\n${err}`);
  return out;
};
