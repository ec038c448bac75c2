import { scenarios as all } from '../../models/scenarios/scenarios.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { table } from '../../reports/terminal/table.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';

export const scenarios = (): CommandBody => ({
  operands: [],
  options: [{ flags: '--json', says: 'print a JSON list of name, says, model, takesManifests, bounds' }],
  run: async (_, { json }, { print, columns, colours }) => {
    if (json) {
      print(
        JSON.stringify(
          all.map(({ build: _, ...scenario }) => scenario),
          null,
          1,
        ),
      );
      return exitCode.good;
    }
    const colour = paint(colours);
    const text = all.map(({ name, says, bounds }) =>
      [
        ...table([[{ text: name, paint: colour.bold }, { text: says }]], columns),
        ...table(
          bounds.map((bound) => [
            { text: `${bound.name}=${bound.default}`, paint: colour.cyan },
            { text: bound.says },
          ]),
          columns,
          '  ',
        ),
      ].join('\n'),
    );
    print(text.join('\n\n'));
    return exitCode.good;
  },
});
