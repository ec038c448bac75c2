import { mutants as all } from '../../properties/mutants/mutants.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { table } from '../../reports/terminal/table.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';

export const mutants = (): CommandBody => ({
  operands: [],
  options: [{ flags: '--json', says: 'print a JSON list of name, says, breaks' }],
  run: async (_, { json }, { print, columns, colours }) => {
    if (json) {
      print(
        JSON.stringify(
          all.map(({ name, says, breaks }) => ({ name, says, breaks })),
          null,
          1,
        ),
      );
      return exitCode.good;
    }
    const colour = paint(colours);
    const rows = all.map(({ name, says, breaks }) => [
      { text: name, paint: colour.cyan },
      { text: `${says}; breaks ${breaks.join(', ')}` },
    ]);
    print(table(rows, columns).join('\n'));
    return exitCode.good;
  },
});
