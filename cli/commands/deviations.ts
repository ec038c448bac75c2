import { deviations as all } from '../../properties/deviations/deviations.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { type Cell, table } from '../../reports/terminal/table.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';

export const deviations = (): CommandBody => ({
  operands: [],
  options: [{ flags: '--json', says: 'print a JSON list of id, says, versions, reports, breaks, shownBy' }],
  notes: 'podsem trace names those that a recording shows, and rejects them with --strict',
  run: async (_, { json }, { print, columns, colours }) => {
    if (json) {
      const entries = all.map(({ id, says, versions, reports, breaks, shownBy }) => ({
        id,
        says,
        versions,
        reports,
        breaks,
        shownBy,
      }));
      print(JSON.stringify(entries, null, 1));
      return exitCode.good;
    }
    const colour = paint(colours);
    const rows = all.flatMap(({ id, says, versions, reports, breaks, shownBy }): Cell[][] => [
      [{ text: id, paint: colour.cyan }, { text: says }],
      [{ text: '' }, { text: breaks.length > 0 ? `breaks ${breaks.join(', ')}; ${versions}` : versions }],
      [{ text: '' }, { text: `shown by ${shownBy}` }],
      ...reports.map((report): Cell[] => [{ text: '' }, { text: report, paint: colour.dim }]),
    ]);
    print(table(rows, columns).join('\n'));
    return exitCode.good;
  },
});
