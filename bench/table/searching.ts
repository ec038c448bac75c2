import { compile } from '../../checker/compile/compile.ts';
import type { Compiled } from '../../checker/compile/compiled.ts';
import { WasmSearch } from '../../checker/explore/wasm/wasmSearch.ts';
import { lawsOf } from '../../drivers/exhaustive/lawsOf.ts';
import { replicatedPods } from '../../models/replicatedPods/system.ts';
import { bestOf, type Measured, measured } from '../checker/measured.ts';
import { peersOf } from '../checker/peers.ts';
import { builtCluster } from './compiling.ts';

/** Sizes of the benchmark model. */
const sizes = {
  '10M': { N: 3, R: 2, U: 5, F: 2, C: 1 },
  '50M': { N: 3, R: 2, U: 5, F: 2, C: 2 },
} as const;

type Size = keyof typeof sizes;

const known = new Map<string, Measured>();

/** The search of the benchmark model, measured once. */
const searched = (size: Size, workers: number, indexed = false): Measured => {
  const key = `${size} ${workers} ${indexed}`;
  const before = known.get(key);
  if (before) return before;
  const compiled = benchmark(size);
  const result = bestOf(size === '10M' ? 2 : 1, () => searchOf(compiled, workers, indexed));
  known.set(key, result);
  return result;
};

const benchmark = (size: Size): Compiled => {
  const { system, laws } = replicatedPods(sizes[size]);
  return compile(system, laws);
};

const searchOf = (compiled: Compiled, workers: number, indexed: boolean) => {
  const search = new WasmSearch(compiled, { workers, indexed });
  while (search.advance(1_000_000));
  const { states, transitions } = search.status();
  return { who: 'WebAssembly', states, transitions, bytes: search.bytes() };
};

/** Times as fast as with one thread. */
export const twoThreads = (size: Size): string =>
  `${(searched(size, 1).seconds / searched(size, 2).seconds).toFixed(2)} at ${size}`;

/** Bytes that the search holds, for each state: where memory is plenty, and where it has become short. */
export const bytesAState = (size: Size): string => {
  const [plenty, short] = [searched(size, 1), searched(size, 1, true)];
  const each = ({ bytes = 0, states }: Measured): string => (bytes / states).toFixed(1);
  const slower = (short.seconds / plenty.seconds).toFixed(1);
  const states = plenty.states.toLocaleString('en');
  return `${each(plenty)}; where memory is short ${each(short)}, in ${slower} times the time; ${states} states`;
};

/** more states than this are not stored of a cluster */
const clusterStates = 3_000_000;

/** Transitions of a search of a whole cluster, in millions a second of CPU, on one thread. */
export const clusterTransitions = (manifest: string, bounds: { readonly [name: string]: number }): string => {
  const built = builtCluster(manifest, bounds);
  const compiled = compile(built.system, lawsOf(built));
  const { transitions = 0, cpu = 0 } = measured(() => {
    const search = new WasmSearch(compiled, { workers: 1 });
    while (search.status().states < clusterStates && search.advance(100_000));
    const { states, transitions } = search.status();
    return { who: 'cluster', states, transitions };
  });
  return `${(transitions / cpu / 1e6).toFixed(1)} M`;
};

/** CPU time against that of other explorers, the best of three runs of each, before and after. */
export const againstPeers = (): string => {
  const compiled = benchmark('10M');
  const run = () => searchOf(compiled, 1, false);
  const before = bestOf(2, run);
  const peers = peersOf('10M', before.states, before.transitions);
  const after = bestOf(1, run);
  const ours = Math.min(secondsOf(before), secondsOf(after));
  const rates = peers.map((peer) => `${(ours / secondsOf(peer)).toFixed(2)} of ${peer.who}`);
  const own = `${ours.toFixed(1)} s of CPU, ${(before.states / ours / 1e6).toFixed(2)} M states a second`;
  return [...(rates.length > 0 ? rates : ['no compiler for C++ here']), own].join('; ');
};

const secondsOf = ({ cpu, seconds }: Measured): number => cpu ?? seconds;
