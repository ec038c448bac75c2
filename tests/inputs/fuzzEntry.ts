import { Worker } from 'node:worker_threads';
import { type Find, kindOf } from './fuzz.ts';
import type { ThreadOrder, ThreadWord } from './fuzzThread.ts';

/** what one input may take: seconds of the processor, MB of the heap of its thread */
const mostSeconds = 5;
const mostMegabytes = 512;

/** seconds of the clock, for what waits for something that never comes */
const mostWaiting = 60;

/** Before the first input, the entry point itself is loaded. */
const mostLoading = { seconds: 60, waiting: 300 };

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
    const { how, taken } = await runThread({ entry, seed, first, runs }, note, (run) =>
      onProgress(run, finds.size),
    );
    if (how === 'done') break;
    if (taken === undefined) throw new Error(`${entry}: ${how} before any input was taken`);
    note({ ...taken, wrong: how });
    first = taken.run + 1;
  }
  return { runs, finds: [...finds.values()] };
};

/** How a thread ended, and the input that it had at hand. */
type Ended = { readonly how: string; readonly taken: Omit<Find, 'wrong'> | undefined };

/** Of this program, whose other thread only looks on. */
const secondsUsed = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const runThread = (
  order: ThreadOrder,
  note: (find: Find) => void,
  onProgress: (run: number) => void,
): Promise<Ended> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./fuzzThread.mjs', import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
      stdout: true,
    });
    let taken: Ended['taken'];
    let [since, used] = [performance.now(), secondsUsed()];
    const end = (how: string): void => {
      clearInterval(timer);
      void worker.terminate();
      resolve({ how, taken });
    };
    const timer = setInterval(() => {
      if (taken) onProgress(taken.run);
      const { seconds, waiting } = taken ? { seconds: mostSeconds, waiting: mostWaiting } : mostLoading;
      if (secondsUsed() - used > seconds) end(`longer than ${seconds} s`);
      else if (performance.now() - since > 1000 * waiting) end(`waits for more than ${waiting} s`);
    }, look);
    worker.on('message', (word: ThreadWord) => {
      if (word === 'done') end('done');
      else if ('wrong' in word) note(word);
      else {
        taken = word;
        [since, used] = [performance.now(), secondsUsed()];
      }
    });
    worker.on('exit', (code) => end(`the thread ended with code ${code}`));
    worker.on('error', (error: NodeJS.ErrnoException) =>
      end(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `more than ${mostMegabytes} MB`
          : `${error.name}: ${error.message}`,
      ),
    );
  });
