import type { Readable } from 'node:stream';
import { problemText } from '../spec/problem.ts';
import { exitCode } from './exitCode.ts';
import { unwritable } from './writeWhole.ts';

/** What is being done, or what may be used for all of it. */
export type News =
  | { readonly kind: 'phase'; readonly phase: string }
  | {
      readonly kind: 'limits';
      readonly limits: { readonly seconds?: number | undefined; readonly bytes?: number | undefined };
    };

/** What a command may touch of the process that it runs in; tests hand in their own. */
export type Surroundings = {
  readonly print: (text: string) => void;
  /** standard output as it is, for answers without end; a promise where the reader is to be waited for. Ends the program when the reader has gone. */
  readonly write: (text: string) => Promise<void> | undefined;
  readonly complain: (text: string) => void;
  /** a line of its own on standard error that says how far the work has come; only where it is not `interactive` */
  readonly inform: (line: string) => void;
  /** replaces the last line of standard error; only where `interactive` */
  readonly rewrite: (line: string) => void;
  readonly stdin: Readable;
  /** standard output is a terminal that shows colours */
  readonly colours: boolean;
  /** standard error is a terminal: progress may overwrite its last line */
  readonly interactive: boolean;
  /** columns of text that fit a line */
  readonly columns: number;
  /** how long an answer may take where nobody says how long; absent: for ever */
  readonly usualTimeLimit?: () => string;
  /** seconds since the program was started, which its limits are counted from; absent: since the command was */
  readonly running?: () => number;
  /** whether Ctrl-C or SIGTERM came: asked by work that waits for nothing */
  readonly isInterrupted: () => boolean;
  /** tells who watches this program what it does, and what it may take */
  readonly tell: (news: News) => void;
  /** while this work is done, Ctrl-C and SIGTERM abort its signal; at other times they end the program */
  readonly interruptible: <T>(work: (interrupted: AbortSignal) => Promise<T>) => Promise<T>;
};

const widestTable = 100;

/** Columns of text on a terminal of so many; where there is none, as many as fit a page. */
export const textWidth = (columns: number | undefined): number =>
  Math.min(widestTable, columns || widestTable);

/** How long people wait for an answer unless they say otherwise, as --time-limit takes it. */
export const usualTimeLimit = (): string => process.env.PODSEM_TIME_LIMIT || '60s';

/** The surroundings of the real process. */
export const processSurroundings = (): Surroundings => {
  let isClosed = false;
  const complain = (text: string): void => {
    process.stderr.write(`${text}\n`);
  };
  // nobody hears what is said of a standard error that is gone
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      isClosed = true;
      return;
    }
    complain(problemText(unwritable('standard output', error)));
    process.exit(exitCode.unwritten);
  });
  return {
    // who reads no more still asked for the verdict's exit code
    print: (text) => {
      if (!isClosed) process.stdout.write(`${text}\n`);
    },
    write: (text) => {
      if (isClosed) process.exit(exitCode.good);
      if (process.stdout.write(text)) return undefined;
      return new Promise((resolve) => {
        process.stdout.once('drain', () => resolve());
        process.stdout.once('error', () => resolve());
      });
    },
    complain,
    inform: complain,
    rewrite: (line) => process.stderr.write(`\r\u001b[2K${line}`),
    stdin: process.stdin,
    colours: Boolean(process.stdout.isTTY) && !process.env.NO_COLOR,
    interactive: Boolean(process.stderr.isTTY),
    columns: textWidth(process.stdout.columns),
    usualTimeLimit,
    running: () => process.uptime(),
    isInterrupted: () => false,
    tell: () => undefined,
    interruptible,
  };
};

const interruptible: Surroundings['interruptible'] = async (work) => {
  const interrupted = new AbortController();
  const interrupt = (): void => {
    if (interrupted.signal.aborted) process.exit(130);
    interrupted.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    return await work(interrupted.signal);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
};
