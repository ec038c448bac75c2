import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilingSeconds } from './compiling.ts';
import { livenessRatio } from './liveness.ts';
import { plain, rich } from './manifests.ts';
import { checked, podsem, printedByBench, suite } from './runs.ts';
import { againstPeers, bytesAState, clusterTransitions, twoThreads } from './searching.ts';

/** What a person waits for: how it was when the goals were set, the goal, and how to measure it. */
export type Row = {
  readonly what: string;
  readonly was: string;
  readonly goal: string;
  readonly measure: () => string;
  /** measured only where a word asks for it: it takes long */
  readonly onRequest?: boolean;
};

const noEnd = 'no end';

/** States, seconds of the search, and seconds of CPU and memory of the whole process, which decides every law. */
const search = (manifest: string, bounds: { readonly [option: string]: number }): string => {
  const { report, cpu, mebibytes } = checked(manifest, bounds);
  const { ending, states, seconds } = report;
  const decided = report.laws.every(({ verdict }) => verdict !== 'undecided') ? '' : `, undecided: ${ending}`;
  return `${states.toLocaleString('en')} states, ${seconds.toFixed(1)} s of search (${cpu.toFixed(1)} s, ${mebibytes.toFixed(0)} MiB in all)${decided}`;
};

/** From the lines of another bench script: what the pattern finds, side by side. */
const from = (script: string, pattern: RegExp): string => {
  const found = [...printedByBench(script).matchAll(pattern)].map(([, ...groups]) => groups.join(' '));
  return found.join('; ') || 'not measured here';
};

const oneFailure = { 'node-failures': 1, 'container-exits': 0 };

export const rows: readonly Row[] = [
  {
    what: '3 replicas, 3 nodes, 1 node failure',
    was: `${noEnd} at 159 M states`,
    goal: '20,000 states, 1 s',
    measure: () => search(plain(3), { nodes: 3, ...oneFailure }),
  },
  {
    what: '5 replicas, 5 nodes, 1 node failure',
    was: noEnd,
    goal: '2 s',
    measure: () => search(plain(5), { nodes: 5, ...oneFailure }),
  },
  {
    what: '10 replicas, 3 nodes, 1 node failure',
    was: '1.3 M states in 30 s',
    goal: '10 s',
    measure: () => search(plain(10), { nodes: 3, ...oneFailure }),
  },
  {
    what: '5 replicas, 2 node failures, 1 exit',
    was: noEnd,
    goal: '60 s',
    measure: () => search(plain(5), { nodes: 3, 'node-failures': 2, 'container-exits': 1 }),
  },
  {
    what: '3 replicas, 1 failure, exit, kubelet restart, scaling',
    was: noEnd,
    goal: '10 s',
    measure: () =>
      search(plain(3), {
        nodes: 3,
        'node-failures': 1,
        'container-exits': 1,
        'kubelet-restarts': 1,
        scalings: 1,
      }),
  },
  {
    what: '2 replicas of 4 containers with probes, 2 nodes, 1 failure, 1 exit',
    was: `${noEnd} at 145 M states`,
    goal: '1 M states, 5 s',
    measure: () => search(rich(2), { nodes: 2, 'node-failures': 1, 'container-exits': 1 }),
  },
  {
    what: 'laws of whole runs, against the search',
    was: '4 to 7',
    goal: '1',
    measure: () => livenessRatio().toFixed(1),
  },
  {
    what: 'npm start',
    was: '18 s, 750 MiB',
    goal: '4 s, 300 MiB',
    measure: () => {
      const file = new URL('../../cli/examples/web-server.yaml', import.meta.url).pathname;
      const folder = mkdtempSync(join(tmpdir(), 'bench-'));
      const bounds = ['--nodes=3', '--node-failures=1', '--container-exits=1'];
      const run = () => podsem(['check', file, ...bounds, '--no-save', '--report', folder]);
      // a working copy is compiled the first time
      podsem(['--version']);
      const { seconds, cpu, mebibytes } = [run(), run()].sort((a, b) => a.seconds - b.seconds)[0]!;
      rmSync(folder, { recursive: true });
      return `${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of CPU), ${mebibytes.toFixed(0)} MiB`;
    },
  },
  {
    what: 'compile such a Pod of 4 containers; 4 of them',
    was: '25 to 45 s',
    goal: '1 s',
    measure: () => [1, 4].map((pods) => `${compilingSeconds(rich(1), pods).toFixed(1)} s of CPU`).join('; '),
  },
  {
    what: 'benchmark 10M, one thread, time against other explorers',
    was: '0.63 of C++',
    goal: '0.45 of C++',
    measure: againstPeers,
  },
  {
    what: 'two threads, times as fast as one, benchmark 10M',
    was: '1.3 to 1.9',
    goal: '1.9',
    measure: () => twoThreads('10M'),
  },
  {
    what: 'bytes a state with parents, benchmark 10M',
    was: '30',
    goal: '12',
    measure: () => bytesAState('10M'),
  },
  {
    what: 'bytes a state with parents, benchmark 50M',
    was: '30',
    goal: '12',
    measure: () => bytesAState('50M'),
    onRequest: true,
  },
  {
    what: 'real cluster scenarios, transitions a second and core',
    was: '10 to 15 M',
    goal: '20 M',
    measure: () => clusterTransitions(plain(2), { nodes: 3, nodeFailures: 1, containerExits: 1 }),
  },
  {
    what: 'decode, default, prepare, validate a Pod, against 96 µs',
    was: '0.58',
    goal: '1.5',
    measure: () => from('api', /validate: .* (\d+\.\d+) times as fast/g),
  },
  {
    what: 'recordings: Pods alone; whole',
    was: '17,000; 24,000 events/s',
    goal: '50,000; 50,000',
    measure: () => from('trace', /^(.+?): (\d+) events\/s/gm),
  },
  {
    what: 'schedule answers a second over the oracle, small cases',
    was: '–',
    goal: '10,000',
    measure: () => from('oracle', /^(\d+) answers a second/gm),
  },
  {
    what: 'the suite',
    was: '4 min',
    goal: '3 min',
    measure: suite,
    onRequest: true,
  },
  {
    what: 'podsem --version',
    was: '0.5 s',
    goal: '0.1 s',
    measure: () => `${podsem(['--version']).cpu.toFixed(2)} s of CPU`,
  },
  {
    what: 'podsem check of an empty file',
    was: '1.9 s',
    goal: '0.3 s',
    measure: () => `${podsem(['check', '-']).cpu.toFixed(2)} s of CPU`,
  },
];
