import { Readable } from 'node:stream';
import type { MessagePort } from 'node:worker_threads';
import { type Surroundings, textWidth, usualTimeLimit } from '../surroundings.ts';

/** What the thread that listens hands to the one that works. */
export type ThreadData = {
  readonly argv: readonly string[];
  /** above 0: Ctrl-C or SIGTERM came */
  readonly flag: Int32Array;
  readonly colours: boolean;
  readonly interactive: boolean;
  readonly columns: number | undefined;
};

/**
 * The surroundings of a command that runs in a thread of its own: all that it says goes to the thread that listens
 * (listener.mjs), which is free to print it, however busy this one is.
 */
export const threadSurroundings = (
  { flag, colours, interactive, columns }: ThreadData,
  port: MessagePort,
): Surroundings => {
  const send = (kind: string, news: object = {}): void => port.postMessage({ kind, ...news });
  return {
    print: (text) => send('print', { text: `${text}\n` }),
    write: (text) => {
      send('print', { text });
      return undefined;
    },
    complain: (text) => send('complain', { text }),
    inform: (text) => send('complain', { text }),
    rewrite: (text) => send('rewrite', { text }),
    stdin: standardInput(() => send('stdin')),
    colours,
    interactive,
    columns: textWidth(columns),
    usualTimeLimit,
    running: () => process.uptime(),
    isInterrupted: () => Atomics.load(flag, 0) > 0,
    tell: (news) => send(news.kind, news),
    interruptible: async (work) => {
      const interrupted = new AbortController();
      const interrupt = (): void => interrupted.abort();
      port.on('message', interrupt);
      if (Atomics.load(flag, 0) > 0) interrupt();
      try {
        return await work(interrupted.signal);
      } finally {
        port.off('message', interrupt);
      }
    },
  };
};

/** Standard input, which is asked for when somebody reads it. */
const standardInput = (ask: () => void): Readable =>
  Readable.from(
    (async function* () {
      ask();
      yield* process.stdin;
    })(),
    { objectMode: false },
  );
