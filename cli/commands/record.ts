import { problemText } from '../../spec/problem.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { followOptions } from '../live/followOptions.ts';

export const record = (): CommandBody => ({
  operands: [],
  options: [...followOptions],
  notes:
    'Writes what podsem trace reads, a line an event, until Ctrl-C or SIGTERM. It only lists and watches: cli/examples/rbac.yaml.\n' +
    'Where a watch expired, a line of type ERROR marks the gap.',
  run: async (_, options, { write, complain, interruptible }) =>
    interruptible(async (interrupted) => {
      const { follow } = await import('../live/follow.ts');
      let seq = 0;
      await follow(
        options,
        (line) => void write(`${JSON.stringify({ seq: seq++, ...line })}\n`),
        (each) => complain(problemText(each)),
        interrupted,
      );
      return exitCode.good;
    }),
});
