import { spawnSync } from 'node:child_process';
import { handWritten } from './handWritten.ts';
import type { Measured } from './measured.ts';

/**
 * Other explorers of the benchmark model: `explorer.cpp`, where there is a C++ compiler, and those that are named by
 * `CHECKER_PEERS="SPIN=./pan;TLC=./tlc"`. Each is a command that explores the size at hand (`BENCH_SIZE` tells it which) and may
 * print a line of JSON with `states`, `transitions`, `seconds` and `cpu`; else the states of the size and the wall time
 * are taken. The fastest of three runs; one that finds other numbers is none.
 */
export const peersOf = (size: string, states: number, transitions?: number): Measured[] =>
  named().flatMap(({ who, command }) => {
    const runs = [1, 2, 3].flatMap(() => runPeer(who, command, size, states));
    const wrong = runs.find(
      (run) => run.states !== states || (run.transitions ?? transitions) !== transitions,
    );
    if (wrong) throw new Error(`${who} finds ${wrong.states} states, ${wrong.transitions} transitions`);
    return runs.sort((a, b) => (a.cpu ?? a.seconds) - (b.cpu ?? b.seconds)).slice(0, 1);
  });

type Peer = { readonly who: string; readonly command: string };

const named = (): Peer[] => {
  const own = handWritten();
  return [
    ...(own ? [{ who: 'C++', command: own }] : []),
    ...(process.env.CHECKER_PEERS ?? '')
      .split(';')
      .filter((peer) => peer.includes('='))
      .map((peer) => ({ who: peer.slice(0, peer.indexOf('=')), command: peer.slice(peer.indexOf('=') + 1) })),
  ];
};

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
