import { type OpenedInput, openInput } from '../../drivers/inputFile.ts';
import {
  type Judging,
  judgeTogether,
  judgeTrace,
  type TraceVerdict,
} from '../../drivers/observed/judgeTrace.ts';
import { readMeta } from '../../drivers/observed/readMeta.ts';
import { bytesText } from '../../reports/terminal/numbers.ts';
import { problem, problemText } from '../../spec/problem.ts';
import { Failure } from '../failure.ts';
import { progressWriter } from '../progress.ts';
import { reasonOf } from '../reasonOf.ts';
import type { Surroundings } from '../surroundings.ts';
import { standardInput } from './traceFiles.ts';

/** milliseconds between two words about how far it is */
const interval = 1000;

/**
 * Judges a trace, or several of one cluster together, and says on standard error how far it is if that takes long. An interruption
 * ends the reading: what was judged until then stays.
 */
export const judgeFiles = async (
  files: readonly string[],
  judging: Omit<Judging, 'dedicatedNodes'>,
  surroundings: Surroundings,
  interrupted: AbortSignal,
): Promise<TraceVerdict> => {
  const metas = files.map((file) =>
    file === standardInput ? { settings: { dedicatedNodes: false } } : readMeta(file),
  );
  for (const { problem } of metas) if (problem) surroundings.complain(`warning: ${problemText(problem)}`);
  const streams = openedAll(files, surroundings);
  const whole = { dedicatedNodes: metas.every(({ settings }) => settings.dedicatedNodes), ...judging };
  const stop = (): void => {
    for (const { bytes } of streams) bytes.destroy(new Error('interrupted'));
  };
  interrupted.addEventListener('abort', stop);
  if (interrupted.aborted) stop();
  const [first] = streams;
  const quiet = first ? tellProgress(first, surroundings) : () => undefined;
  try {
    return first && streams.length === 1
      ? await judgeTrace(first.bytes, first.file, whole)
      : await judgeTogether(streams, whole);
  } finally {
    quiet();
    interrupted.removeEventListener('abort', stop);
  }
};

/** All of them, or none stays open. */
const openedAll = (files: readonly string[], { stdin }: Surroundings): (OpenedInput & { file: string })[] => {
  const streams: (OpenedInput & { file: string })[] = [];
  try {
    for (const file of files)
      streams.push({ file, ...(file === standardInput ? { bytes: stdin, size: undefined } : opened(file)) });
    return streams;
  } catch (error) {
    for (const { file, bytes } of streams) if (file !== standardInput) bytes.destroy();
    throw error;
  }
};

const opened = (file: string): OpenedInput => {
  try {
    return openInput(file);
  } catch (error) {
    throw new Failure([problem('PS1001', reasonOf(error as NodeJS.ErrnoException), { file })]);
  }
};

/** Tells how much of the file was read, until the function that it gives is called. */
const tellProgress = (
  { file, bytes, size }: OpenedInput & { readonly file: string },
  surroundings: Surroundings,
): (() => void) => {
  const progress = progressWriter(surroundings);
  const started = performance.now();
  const timer = setInterval(() => {
    const { bytesRead = 0 } = bytes as { bytesRead?: number };
    const share = size ? `, ${Math.floor((100 * bytesRead) / size)} %` : '';
    progress.show((performance.now() - started) / 1000, `${file}: ${bytesText(bytesRead)} read${share}`);
  }, interval);
  return () => {
    clearInterval(timer);
    progress.clear();
  };
};
