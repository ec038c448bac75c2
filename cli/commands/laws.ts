import type { Law } from '../../checker/laws/law.ts';
import { resolveBounds } from '../../drivers/exhaustive/bounds.ts';
import { scenarios } from '../../models/scenarios/scenarios.ts';
import { lawBook } from '../../properties/laws/lawBook.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { table } from '../../reports/terminal/table.ts';
import { wordsOf } from '../../reports/words.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';

/** The law book, then the laws that belong to one scenario alone. */
const allLaws = (): { scenario: string | null; laws: readonly Law[] }[] => {
  const own = scenarios
    .filter(({ takesManifests }) => !takesManifests)
    .map((scenario) => {
      const resolved = resolveBounds(scenario, {});
      const result = scenario.build({ bounds: resolved.ok ? resolved.bounds : {}, input: { objects: [] } });
      return { scenario: scenario.name, laws: (result.ok && result.built.laws) || [] };
    });
  return [{ scenario: null, laws: lawBook }, ...own];
};

export const laws = (): CommandBody => ({
  operands: [],
  options: [{ flags: '--json', says: 'print a JSON list of id, kind, scenario, says, source' }],
  run: async (_, { json }, { print, columns, colours }) => {
    const groups = allLaws();
    if (json) {
      const list = groups.flatMap(({ scenario, laws: own }) =>
        own.map((law) => ({ id: law.id, kind: law.kind, scenario, ...wordsOf(law) })),
      );
      print(JSON.stringify(list, null, 1));
      return exitCode.good;
    }
    const colour = paint(colours);
    for (const { scenario, laws: own } of groups) {
      print(colour.bold(scenario === null ? 'The law book' : `\nLaws of the scenario ${scenario}`));
      const rows = own.flatMap((law) => {
        const { says, source } = wordsOf(law);
        return [
          [{ text: law.id, paint: colour.cyan }, { text: says }],
          [{ text: '' }, { text: source, paint: colour.dim }],
        ];
      });
      print(table(rows, columns, '  ').join('\n'));
    }
    return exitCode.good;
  },
});
