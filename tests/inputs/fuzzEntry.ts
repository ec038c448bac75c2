import { Worker } from 'node:worker_threads';
import { type Find, kindOf } from './fuzz.ts';
import type { ThreadOrder } from './fuzzThread.ts';

/** what one input may take: seconds of the processor, MB of the heap of its thread */
const mostSeconds = 5;
const mostMegabytes = 512;

/** seconds of the clock, for what waits for something that never comes */
const mostWaiting = 60;

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

/** Of this program, whose other thread only looks on. */
const secondsUsed = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
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
    let [since, used, run] = [performance.now(), secondsUsed(), -1];
    const end = (how: string): void => {
      clearInterval(timer);
      void worker.terminate();
      resolve(how);
    };
    const timer = setInterval(() => {
      const now = Atomics.load(order.at, 0);
      if (now !== run) [since, used, run] = [performance.now(), secondsUsed(), now];
      onProgress(now);
      if (now < order.first) return;
      if (secondsUsed() - used > mostSeconds) end(`longer than ${mostSeconds} s`);
      else if (performance.now() - since > 1000 * mostWaiting) end(`waits for more than ${mostWaiting} s`);
    }, look);
    worker.on('message', (said: Find | 'done') => {
      if (said === 'done') end('done');
      else {
        note(said);
        [since, used] = [performance.now(), secondsUsed()];
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
