import { objectName } from '../../reports/json/checkReport.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { createdFrom } from '../../spec/manifest/objectProblems.ts';
import { problemText } from '../../spec/problem.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { readObjects } from '../readObjects.ts';

export const validate = (): CommandBody => ({
  operands: [{ name: '[files...]', says: 'manifests; - is standard input' }],
  options: [{ flags: '--json', says: 'print a JSON list of object, place, valid, problems' }],
  notes: 'exit codes: 0 all objects are valid, 1 one is not, 2 the input cannot be read',
  run: async (files, { json }, surroundings) => {
    const { print, colours } = surroundings;
    const results = (await readObjects(files, surroundings)).map((object) => {
      const answer = createdFrom(object);
      return { name: objectName(object), place: object.place, problems: answer.ok ? [] : answer.problems };
    });
    if (json) {
      const list = results.map(({ name, place, problems }) => ({
        object: name,
        place,
        valid: problems.length === 0,
        problems,
      }));
      print(JSON.stringify(list, null, 1));
    } else {
      const colour = paint(colours);
      for (const { name, problems } of results) {
        print(problems.length ? colour.red(`${name} is invalid`) : colour.green(`${name} is valid`));
        for (const each of problems) print(`  ${problemText(each)}`);
      }
    }
    return results.every(({ problems }) => problems.length === 0) ? exitCode.good : exitCode.broken;
  },
});
