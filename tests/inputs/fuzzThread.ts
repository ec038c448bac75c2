import { parentPort, workerData } from 'node:worker_threads';
import { entryNamed } from './entries/entries.ts';
import type { Wrong } from './entry.ts';
import { type Find, firstOf, fuzzOnce } from './fuzz.ts';

export type ThreadOrder = {
  readonly entry: string;
  readonly seed: number;
  readonly first: number;
  readonly runs: number;
};

/** An input that is about to be taken, for who watches how long that takes; a find; or that all have been taken. */
export type ThreadWord = { readonly run: number; readonly input: string } | Find | 'done';

const { entry: name, seed, first, runs } = workerData as ThreadOrder;
const entry = await entryNamed(name);
const tell = (word: ThreadWord): void => parentPort!.postMessage(word);
// what it loads when it is first asked is no part of the first input
await entry.take(firstOf(entry));
for (let run = first; run < runs; run++) {
  const take = (input: string): Promise<Wrong> => {
    tell({ run, input });
    return entry.take(input);
  };
  const find = await fuzzOnce({ ...entry, take }, seed, run);
  if (find) tell(find);
  if (run % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
}
await entry.end?.();
tell('done');
parentPort!.close();
