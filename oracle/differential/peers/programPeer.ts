import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Line, linesOf } from '../../../drivers/observed/reading/lines.ts';
import { type Problem, problem } from '../../../spec/problem.ts';
import { Answers } from './answers.ts';
import type { Asked, Peer, PeerSettings } from './peer.ts';

/** Characters of standard error that are kept, the last ones. */
const errorTail = 1_000;

/** Milliseconds that a program whose output has ended is given to say how it ends. */
const farewell = 2_000;

/** Exit codes of a shell that finds no such command, or may not run it. */
const unstarted: readonly (number | null)[] = [126, 127];

/**
 * A program that reads requests on its standard input and writes answers on its standard output, a line each. It is
 * started by a shell when it is first asked, and again after it has ended or was ended. What it writes is read no faster
 * than it is looked at.
 */
export const programPeer = (command: string, settings: PeerSettings): Peer => {
  let running: Running | undefined;
  return {
    ask: async (lines) => {
      running ??= start(command, settings.lineBytes);
      const asked = await running.ask(lines, settings);
      if (asked.broken) {
        running.kill();
        running = undefined;
      }
      return asked;
    },
    end: async () => {
      const stray = (await running?.rest()) ?? [];
      running?.kill();
      running = undefined;
      return stray;
    },
  };
};

type Running = {
  readonly ask: (lines: ReadonlyMap<string, string>, settings: PeerSettings) => Promise<Asked>;
  /** what it still writes when its input has ended */
  readonly rest: () => Promise<readonly Problem[]>;
  readonly kill: () => void;
};

const start = (command: string, lineBytes: number): Running => {
  // a group of its own, so that what the shell starts is ended with it
  const child = spawn(command, { shell: true, detached: true });
  const { stdin: input, stdout: output, stderr: errors } = child;
  let said = '';
  let unable: Error | undefined;
  child.on('error', (error) => {
    unable = error;
  });
  input.on('error', () => undefined);
  errors.on('data', (chunk) => {
    said = (said + chunk).slice(-errorTail);
  });
  const lines = linesOf(output, lineBytes)[Symbol.asyncIterator]();
  let before: ReadonlySet<string> = new Set();
  const ending = async (): Promise<Problem> => {
    await Promise.race([hasEnded(child), after(farewell)]);
    return endingOf(child, unable?.message ?? said.trim());
  };
  return {
    ask: async (requests, { time, interrupted }) => {
      const answers = new Answers(requests, lineBytes, before);
      const late = lateness(time, interrupted);
      input.write([...requests.values()].map((line) => `${line}\n`).join(''));
      while (!answers.isOver) {
        const read = await Promise.race([lines.next(), late.comes]);
        if ('code' in read) answers.fail(read);
        else if (read.done) answers.fail(await ending());
        else for (const line of read.value as readonly Line[]) answers.take(line);
      }
      late.cancel();
      before = new Set(requests.keys());
      return answers.asAsked();
    },
    rest: async () => {
      input.end();
      const answers = new Answers(new Map([['', '']]), lineBytes, before);
      const late = after(farewell);
      while (!answers.isOver) {
        const read = await Promise.race([lines.next(), late]);
        if (read === undefined || read.done) break;
        for (const line of read.value) answers.take(line);
      }
      return answers.asAsked().stray;
    },
    kill: () => {
      output.destroy();
      end(child);
    },
  };
};

const hasEnded = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit').catch(() => undefined);
};

const after = (time: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, time).unref();
  });

const endingOf = ({ exitCode, signalCode }: ChildProcess, said: string): Problem => {
  const words = said === '' ? '' : `, and said: ${said}`;
  if (unstarted.includes(exitCode)) return problem('PS1501', `the command cannot be run${words}`);
  if (signalCode) return problem('PS1502', `it was ended by ${signalCode}${words}`);
  if (exitCode === 0)
    return problem('PS1505', `it ended with exit code 0 and left requests without an answer${words}`);
  return problem(
    'PS1502',
    exitCode === null ? `it closed its output${words}` : `it ended with exit code ${exitCode}${words}`,
  );
};

/** A problem that comes when the time is over, or nobody wants to know any more. */
export const lateness = (
  time: number,
  interrupted: AbortSignal,
): { readonly comes: Promise<Problem>; readonly cancel: () => void } => {
  let cancel = (): void => undefined;
  const comes = new Promise<Problem>((resolve) => {
    const stop = (): void => resolve(problem('PS1503', 'the run was interrupted'));
    const over = setTimeout(
      () =>
        resolve(
          problem('PS1503', `${time / 1000} s were not enough (an answer must be flushed, line by line)`),
        ),
      time,
    );
    interrupted.addEventListener('abort', stop);
    if (interrupted.aborted) stop();
    cancel = () => {
      clearTimeout(over);
      interrupted.removeEventListener('abort', stop);
    };
  });
  return { comes, cancel };
};

const end = ({ pid }: ChildProcess): void => {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended already
  }
};
