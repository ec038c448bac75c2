import { operations } from '../../oracle/operations.ts';
import { answerStream } from '../../oracle/stream.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { table } from '../../reports/terminal/table.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';

export const oracle = (): CommandBody => ({
  operands: [],
  options: [{ flags: '--list', says: 'list the operations' }],
  notes:
    'One JSON object a line: {"id", "op", ...} in, {"id", ...} out, in order. What is wrong with a request is\n' +
    'part of its answer: {"id", "problem": {"code", "message", "place"}}.',
  run: async (_, { list }, { print, write, stdin, columns, colours }) => {
    if (list) {
      const rows = operations.map(({ op, says }) => [
        { text: op, paint: paint(colours).cyan },
        { text: says },
      ]);
      print(table(rows, columns).join('\n'));
    } else await answerStream(operations, stdin, write);
    return exitCode.good;
  },
});
