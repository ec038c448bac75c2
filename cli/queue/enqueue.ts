import { countText } from '../../reports/terminal/numbers.ts';
import type { OptionValues, OptionWord } from '../command.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Batch, runsPrograms } from './batch.ts';
import { batchFrom } from './batchFrom.ts';
import { connect } from './connect.ts';
import { JobQueue } from './jobQueue.ts';
import { programVersion } from './programVersion.ts';
import { refused } from './refused.ts';

/** Puts what a command line asks for into its queue, in portions. To ask for the same again changes nothing. */
export const enqueue = async (
  command: Batch['command'],
  operands: readonly string[],
  options: OptionValues,
  words: readonly OptionWord[],
  surroundings: Surroundings,
): Promise<ExitCode> => {
  const version = await programVersion();
  const { batch, portions } = await batchFrom(command, operands, options, words, version, surroundings);
  const queue = new JobQueue(await connect(options.queue as string, surroundings.complain), version);
  try {
    const id = await queue.put(batch, portions, (count) =>
      surroundings.tell({ kind: 'phase', phase: `putting ${count} portions in` }),
    );
    const worker = runsPrograms(batch) ? 'podsem worker --programs' : 'podsem worker';
    surroundings.print(
      `${id}: ${countText(portions.length)} portions in the queue; ${worker} does them, podsem results tells what came of them`,
    );
    return exitCode.good;
  } catch (error) {
    throw refused(error);
  } finally {
    await queue.close();
  }
};
