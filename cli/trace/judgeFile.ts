import { createReadStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { type Judging, judgeTrace, type TraceVerdict } from '../../drivers/observed/judgeTrace.ts';
import { readMeta } from '../../drivers/observed/readMeta.ts';
import { bytesText } from '../../reports/terminal/numbers.ts';
import { progressWriter } from '../progress.ts';
import type { Surroundings } from '../surroundings.ts';
import { standardInput } from './traceFiles.ts';

/** bytes that are read at a time */
const chunk = 2 ** 18;

/** milliseconds between two words about how far it is */
const interval = 1000;

/**
 * Judges one trace, and says on standard error how far it is if that takes long. An interruption ends the reading: what
 * was judged until then stays.
 */
export const judgeFile = async (
  file: string,
  judging: Omit<Judging, 'dedicatedNodes'>,
  surroundings: Surroundings,
  interrupted: AbortSignal,
): Promise<TraceVerdict> => {
  const isStandardInput = file === standardInput;
  const bytes = isStandardInput ? surroundings.stdin : createReadStream(file, { highWaterMark: chunk });
  const settings = isStandardInput ? { dedicatedNodes: false } : readMeta(file);
  const stop = () => bytes.destroy(new Error('interrupted'));
  interrupted.addEventListener('abort', stop);
  if (interrupted.aborted) stop();
  const quiet = tellProgress(file, bytes, surroundings);
  try {
    return await judgeTrace(bytes, file, { ...settings, ...judging });
  } finally {
    quiet();
    interrupted.removeEventListener('abort', stop);
  }
};

/** Tells how much of the file was read, until the function that it gives is called. */
const tellProgress = (file: string, bytes: Readable, surroundings: Surroundings): (() => void) => {
  const progress = progressWriter(surroundings);
  const size = file === standardInput ? undefined : statSync(file, { throwIfNoEntry: false })?.size;
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
