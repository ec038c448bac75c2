import { spawn } from 'node:child_process';

/** bytes of output; what writes more is ended */
const mostBytes = 2 ** 28;

/** Process groups that are at work: they end with this program. */
const groups = new Set<number>();
process.on('exit', () => {
  for (const group of groups) endGroup(group);
});

/**
 * What a program of Node.js writes to its standard output. Undefined where it has not ended after so many milliseconds: then it is
 * ended, and all that it started with it.
 */
export const outputOf = (
  argv: readonly string[],
  cwd: string,
  milliseconds: number,
): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    // a process group of its own, that can be ended as one
    const started = spawn(process.execPath, argv, {
      cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    started.on('error', reject);
    const group = started.pid;
    if (group === undefined) return;
    groups.add(group);
    const chunks: Buffer[] = [];
    let size = 0;
    let inTime = true;
    const cut = (): void => {
      inTime = false;
      endGroup(group);
    };
    const timer = setTimeout(cut, milliseconds);
    started.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) cut();
      else chunks.push(chunk);
    });
    started.on('exit', () => {
      clearTimeout(timer);
      // what outlives it holds its output open
      endGroup(group);
      groups.delete(group);
    });
    started.on('close', () => resolve(inTime ? Buffer.concat(chunks).toString('utf8') : undefined));
  });

const endGroup = (group: number): void => {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // all of them have ended
  }
};
