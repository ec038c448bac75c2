import { availableParallelism } from 'node:os';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { fail } from '../failure.ts';
import { duration, wholeNumber } from '../read.ts';

/** seconds after which the portion of a worker that says nothing is given to another */
const usualLock = 30;

export const worker = (): CommandBody => ({
  operands: [],
  options: [
    { flags: '--queue <address>', says: 'where the work is: redis://HOST:PORT' },
    {
      flags: '--threads <number>',
      says: 'portions that are done at a time (default: one for each processor)',
      read: wholeNumber('--threads', 1, 256),
    },
    {
      flags: '--programs',
      says: 'take work that runs other programs (--against), too: whoever writes to the queue says which',
    },
    { flags: '--until-empty', says: 'end when there was work and none is left, instead of waiting for more' },
    {
      flags: '--lock <duration>',
      says: `after so long without a word, what a worker did is given to another (${usualLock}s)`,
      read: duration('--lock'),
    },
  ],
  notes:
    'Ctrl-C and SIGTERM give what is being done back to the queue. Any number of workers may come, go, or be killed.\n' +
    'Work of another version of this program is left to its own workers.',
  run: async (_, options, surroundings) => {
    const { queue: address } = options;
    if (typeof address !== 'string') return fail('PS1201', '--queue is required: redis://HOST:PORT');
    const [{ connect }, { JobQueue }, { programVersion }, { refused }, { work }] = await Promise.all([
      import('../queue/connect.ts'),
      import('../queue/jobQueue.ts'),
      import('../queue/programVersion.ts'),
      import('../queue/refused.ts'),
      import('../queue/work.ts'),
    ]);
    const version = await programVersion();
    const queue = new JobQueue(await connect(address, surroundings.complain), version);
    try {
      const settings = {
        address,
        version,
        kinds: options.programs ? (['searches', 'programs'] as const) : (['searches'] as const),
        threads: (options.threads as number | undefined) ?? availableParallelism(),
        lock: (options.lock as number | undefined) ?? usualLock,
        untilEmpty: options.untilEmpty === true,
      };
      await surroundings.interruptible((interrupted) => work(queue, settings, surroundings, interrupted));
      return exitCode.good;
    } catch (error) {
      throw refused(error);
    } finally {
      await queue.close();
    }
  },
});
