import { availableParallelism, cpus, loadavg } from 'node:os';
import { compile } from '../checker/compile/compile.ts';
import type { Compiled } from '../checker/compile/compiled.ts';
import { InterpretedSearch } from '../checker/explore/interpretedSearch.ts';
import type { Search } from '../checker/explore/search.ts';
import { WasmSearch } from '../checker/explore/wasm/wasmSearch.ts';
import { replicatedPods } from '../models/replicatedPods/system.ts';
import { bestOf, lineOf, type Measured } from './checker/measured.ts';
import { exploreNaively } from './checker/naive.ts';
import { peersOf } from './checker/peers.ts';

/**
 * How fast the checker explores the benchmark model, beside other explorers in the same run: the generated
 * engine with one and two threads, the interpreted one, @xstate/graph, and whatever peers are installed.
 */
const sizes = {
  XS: { N: 2, R: 2, U: 3, F: 1, C: 1 },
  '1M': { N: 3, R: 2, U: 4, F: 1, C: 2 },
  '10M': { N: 3, R: 2, U: 5, F: 2, C: 1 },
};

const explored = (who: string, search: Search): Omit<Measured, 'seconds' | 'cpu'> => {
  while (search.advance(1_000_000));
  const { states, transitions } = search.status();
  return { who, states, transitions, bytes: search.bytes() };
};

const compiledSize = (size: keyof typeof sizes): Compiled => {
  const { system, laws } = replicatedPods(sizes[size]);
  const start = performance.now();
  const compiled = compile(system, laws);
  console.log(`\n${size}: charts to tables ${((performance.now() - start) / 1e3).toFixed(2)} s`);
  return compiled;
};

const wasm = (compiled: Compiled, workers: number): Measured =>
  bestOf(3, () =>
    explored(
      `WebAssembly, ${workers} thread${workers > 1 ? 's' : ''}`,
      new WasmSearch(compiled, { workers }),
    ),
  );

const interpreted = (compiled: Compiled): Measured =>
  bestOf(1, () => explored('interpreted', new InterpretedSearch(compiled)));

const report = (results: readonly Measured[]): void => {
  const [ours, ...others] = results;
  for (const result of results) console.log(lineOf(result));
  for (const other of others) {
    const ratio = other.seconds / other.states / (ours!.seconds / ours!.states);
    console.log(
      `  one thread of WebAssembly is ${ratio.toFixed(2)} times as fast as ${other.who} (wall time)`,
    );
  }
};

const load = loadavg().map((value) => value.toFixed(1));
console.log(
  `${cpus()[0]?.model}, ${availableParallelism()} processors, load ${load.join(' ')}, Node ${process.version}`,
);

const small = compiledSize('XS');
report([
  wasm(small, 1),
  interpreted(small),
  bestOf(1, () => exploreNaively(small.system)),
  ...peersOf('XS', 16_169),
]);
for (const [size, states] of [
  ['1M', 968_062],
  ['10M', 8_954_284],
] as const) {
  const compiled = compiledSize(size);
  report([
    wasm(compiled, 1),
    wasm(compiled, 2),
    ...(size === '1M' ? [interpreted(compiled)] : []),
    ...peersOf(size, states),
  ]);
}
