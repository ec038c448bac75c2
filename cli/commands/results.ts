import { paint } from '../../reports/terminal/paint.ts';
import { jsonText } from '../../spec/api/jsonText.ts';
import { problem, problemText } from '../../spec/problem.ts';
import type { CommandBody } from '../command.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { Failure, fail } from '../failure.ts';
import type { Collected } from '../queue/collect.ts';
import { wholeNumber } from '../read.ts';

export const results = (): CommandBody => ({
  operands: [{ name: '[work]', says: 'only this work, by the name that it was given when it was put in' }],
  options: [
    { flags: '--queue <address>', says: 'where the work is: redis://HOST:PORT' },
    {
      flags: '--serve <port>',
      says: 'show a page of it at this port of this machine, until interrupted; 0 takes one that is free',
      read: wholeNumber('--serve', 0, 65_535),
    },
    { flags: '--json', says: 'print one JSON object' },
  ],
  notes:
    'Each portion counts once, however often it was done, and at any time.\n' +
    'exit codes: 0 all is done and nothing was found, 1 something was found, 2 bad input, 3 not all is done',
  run: async ([work], options, { print, complain, columns, colours, interruptible }) => {
    if (typeof options.queue !== 'string') return fail('PS1201', '--queue is required: redis://HOST:PORT');
    const [{ collect }, { connect }, { JobQueue }, { programVersion }, { refused }] = await Promise.all([
      import('../queue/collect.ts'),
      import('../queue/connect.ts'),
      import('../queue/jobQueue.ts'),
      import('../queue/programVersion.ts'),
      import('../queue/refused.ts'),
    ]);
    const version = await programVersion();
    const queue = new JobQueue(await connect(options.queue, complain), version);
    try {
      if (options.serve !== undefined) {
        const { serveResults } = await import('../queue/serveResults.ts');
        return await interruptible(async (interrupted) => {
          const server = await serveResults(queue, version, options.serve as number);
          if ('code' in server) throw new Failure([server]);
          print(`listening at ${server.address}`);
          if (!interrupted.aborted)
            await new Promise((resolve) => interrupted.addEventListener('abort', resolve, { once: true }));
          await server.end();
          return exitCode.good;
        });
      }
      const others = await queue.otherVersions();
      const stranger = problem(
        'PS1603',
        `this is version ${version}; there is work of ${others.join(', ')}, which only these do and tell`,
      );
      const collected = await collect(queue, work);
      const { results: found, problems } = collected;
      if (found.length === 0 && problems.length === 0) {
        const what = work === undefined ? 'there is no work in the queue' : `no work is called ${work}`;
        throw new Failure([...(others.length > 0 ? [stranger] : []), problem('PS1203', what)]);
      }
      const { resultReport, resultText } = await import('../queue/resultsText.ts');
      if (options.json) print(jsonText({ version, others, results: found.map(resultReport), problems }, 1));
      else print(found.map((each) => resultText(each, columns, paint(colours))).join('\n\n'));
      if (others.length > 0) complain(problemText(stranger));
      for (const each of problems) complain(problemText(each));
      return codeOf(collected);
    } catch (error) {
      throw refused(error);
    } finally {
      await queue.close();
    }
  },
});

const codeOf = ({ results: found, problems }: Collected): ExitCode => {
  if (found.some(({ summary }) => summary.isBroken())) return exitCode.broken;
  if (problems.length > 0 || found.some((each) => each.problems.length > 0)) return exitCode.badInput;
  return found.every(({ batch, counts }) => counts.done === batch.portions)
    ? exitCode.good
    : exitCode.undecided;
};
