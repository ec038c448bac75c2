import type { Bug } from '../../properties/bugs/bug.ts';
import { bugs as all } from '../../properties/bugs/bugs.ts';
import { bugReport } from '../../reports/bugs/bugReport.ts';
import { bugRows, bugsRows } from '../../reports/bugs/bugText.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { table } from '../../reports/terminal/table.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { fail } from '../failure.ts';

export const bugs = (): CommandBody => ({
  operands: [{ name: '[number]', says: 'of an issue or a change: all that is known of this bug' }],
  options: [
    {
      flags: '--json',
      says: 'print a JSON list of number, numbers, says, introduced, fixed, breaks, components, faults, found',
    },
  ],
  notes: 'podsem check --bug NUMBER plants the defective rule and finds the law that it breaks',
  run: async ([number, ...more], { json }, { print, columns, colours }) => {
    if (more.length > 0) fail('PS1201', 'bugs takes one number, or none');
    const colour = paint(colours);
    const bug = number === undefined ? undefined : await bugOf(number);
    if (json) print(JSON.stringify(bug ? bugReport(bug) : all.map(bugReport), null, 1));
    else if (bug) print(table(bugRows(bug, colour), columns).join('\n'));
    else {
      const refound = all.filter(({ found }) => found.kind !== 'not modelled').length;
      print(table(bugsRows(all, colour), columns).join('\n'));
      print(`\n${all.length} known bugs, ${refound} of which the models find again`);
    }
    return exitCode.good;
  },
});

const bugOf = async (number: string): Promise<Bug> =>
  (await import('../check/chooseBug.ts')).knownBug(number);
