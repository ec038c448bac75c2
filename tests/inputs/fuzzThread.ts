import { parentPort, workerData } from 'node:worker_threads';
import { entryNamed } from './entries/entries.ts';
import { fuzzOnce } from './fuzz.ts';

export type ThreadOrder = {
  readonly entry: string;
  readonly seed: number;
  readonly first: number;
  readonly runs: number;
  /** the run that is at hand, for who watches how long it takes */
  readonly at: Int32Array;
};

const { entry: name, seed, first, runs, at } = workerData as ThreadOrder;
const entry = await entryNamed(name);
// what it loads when it is first asked is no part of the first input
await entry.take(entry.valid[0]!);
for (let run = first; run < runs; run++) {
  Atomics.store(at, 0, run);
  const find = await fuzzOnce(entry, seed, run);
  if (find) parentPort!.postMessage(find);
  if (run % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
}
await entry.end?.();
Atomics.store(at, 0, runs);
parentPort!.postMessage('done');
parentPort!.close();
