import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../cli/podsem.mjs', import.meta.url));

/** `podsem serve` in a process of its own. */
export type RunningServer = {
  readonly port: number;
  /** seconds of CPU that it has used; where the system does not tell, NaN */
  readonly used: () => number;
  readonly end: () => void;
};

/** ticks of the clock in which Linux tells the CPU time of a process */
const ticks = 100;

const cpuSeconds = (pid: number | undefined): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / ticks;
  } catch {
    return Number.NaN;
  }
};

export const startServing = (...options: readonly string[]): Promise<RunningServer> =>
  new Promise((resolve, reject) => {
    const server: ChildProcess = spawn(process.execPath, [program, 'serve', '--port', '0', ...options], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    server.on('exit', (code) => reject(new Error(`podsem serve ended with ${code}`)));
    server.stdout!.on('data', (text) => {
      const [, port] = /listening at http:\/\/[^:]*:(\d+)/.exec(String(text)) ?? [];
      if (port) resolve({ port: Number(port), used: () => cpuSeconds(server.pid), end: () => server.kill() });
    });
  });
