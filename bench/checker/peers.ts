import { spawnSync } from 'node:child_process';
import type { Measured } from './measured.ts';

/**
 * Other explorers of the benchmark model, where they are installed: `CHECKER_PEERS="C++=./explore;SPIN=./pan"`.
 * Each is a command that explores the size at hand (`BENCH_SIZE` tells it which) and may print a line of JSON
 * with `states`, `transitions`, `seconds` and `cpu`; else the states of the size and the wall time are taken.
 */
export const peersOf = (size: string, states: number): Measured[] =>
  (process.env.CHECKER_PEERS ?? '')
    .split(';')
    .filter((peer) => peer.includes('='))
    .flatMap((peer) => {
      const [who, command] = [peer.slice(0, peer.indexOf('=')), peer.slice(peer.indexOf('=') + 1)];
      const runs = [1, 2, 3].flatMap(() => runPeer(who, command, size, states));
      return runs.sort((a, b) => a.seconds - b.seconds).slice(0, 1);
    });

const runPeer = (who: string, command: string, size: string, states: number): Measured[] => {
  const start = performance.now();
  const { status, stdout } = spawnSync(command, {
    shell: true,
    encoding: 'utf8',
    env: { ...process.env, BENCH_SIZE: size },
  });
  const seconds = (performance.now() - start) / 1e3;
  if (status !== 0) return [];
  const line = stdout.split('\n').find((text) => text.startsWith('{'));
  const told = line ? (JSON.parse(line) as Partial<Measured>) : {};
  return [{ seconds, states, ...told, who }];
};
