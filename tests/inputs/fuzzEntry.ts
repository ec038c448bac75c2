import { Worker } from 'node:worker_threads';
import { type Find, kindOf } from './fuzz.ts';
import type { ThreadOrder } from './fuzzThread.ts';

/** what one input may take: seconds of this thread's processor, MB of its heap */
const mostSeconds = 5;
const mostMegabytes = 512;

/** milliseconds between two looks at the thread */
const look = 250;

export type Fuzzed = { readonly runs: number; readonly finds: readonly Find[] };

/**
 * Hands many inputs to one entry point, in a thread that is begun again after what hangs or takes too much memory. Finds of one kind
 * are told once.
 */
export const fuzzEntry = async (
  entry: string,
  seed: number,
  runs: number,
  onProgress: (run: number, finds: number) => void,
): Promise<Fuzzed> => {
  const finds = new Map<string, Find>();
  const note = (find: Find): void => {
    if (!finds.has(kindOf(find.wrong))) finds.set(kindOf(find.wrong), find);
  };
  for (let first = 0; first < runs; ) {
    const at = new Int32Array(new SharedArrayBuffer(4));
    Atomics.store(at, 0, first - 1);
    const ended = await runThread({ entry, seed, first, runs, at }, note, (run) =>
      onProgress(run, finds.size),
    );
    const run = Atomics.load(at, 0);
    if (ended === 'done') break;
    if (run < first) throw new Error(`${entry}: ${ended} before any input was taken`);
    note({ run, wrong: ended, input: '' });
    first = run + 1;
  }
  return { runs, finds: [...finds.values()] };
};

const runThread = (
  order: ThreadOrder,
  note: (find: Find) => void,
  onProgress: (run: number) => void,
): Promise<string> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./fuzzThread.mjs', import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
      stdout: true,
    });
    let [since, run] = [performance.now(), -1];
    const end = (how: string): void => {
      clearInterval(timer);
      void worker.terminate();
      resolve(how);
    };
    const timer = setInterval(() => {
      const now = Atomics.load(order.at, 0);
      if (now !== run) [since, run] = [performance.now(), now];
      onProgress(now);
      // a thread that only waits for its turn of the processor hangs in nothing: it is given twice the time
      if (now >= order.first && performance.now() - since > 2_000 * mostSeconds)
        end(`longer than ${mostSeconds} s`);
    }, look);
    worker.on('message', (said: Find | 'done') => {
      if (said === 'done') end('done');
      else {
        note(said);
        since = performance.now();
      }
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      end(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `more than ${mostMegabytes} MB`
          : `${error.name}: ${error.message}`,
      ),
    );
  });
