import { mutants as all } from '../../properties/mutants/mutants.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { table } from '../../reports/terminal/table.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';

const modelWords = {
  cluster: 'in a cluster',
  podOnNode: 'on a node',
  controllers: 'among controllers',
} as const;

export const mutants = (): CommandBody => ({
  operands: [],
  options: [{ flags: '--json', says: 'print a JSON list of name, model, says, breaks' }],
  notes: 'a mutant shows in the scenarios of its model: podsem scenarios',
  run: async (_, { json }, { print, columns, colours }) => {
    if (json) {
      print(
        JSON.stringify(
          all.map(({ name, model, says, breaks }) => ({ name, model, says, breaks })),
          null,
          1,
        ),
      );
      return exitCode.good;
    }
    const colour = paint(colours);
    const rows = all.map(({ name, model, says, breaks }) => [
      { text: name, paint: colour.cyan },
      { text: `${says}; breaks ${breaks.join(', ')}, ${modelWords[model]}` },
    ]);
    print(table(rows, columns).join('\n'));
    return exitCode.good;
  },
});
