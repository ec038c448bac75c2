import { stringify } from 'yaml';
import { ExactInteger } from '../../spec/api/decode/exactInteger.ts';
import { jsonText } from '../../spec/api/jsonText.ts';
import { resourceOfKind } from '../../spec/api/resourceTypes.ts';
import { servedAsCreated } from '../../spec/api/served.ts';
import { type Created, createdFrom, nameSuffix } from '../../spec/manifest/objectProblems.ts';
import { problemText } from '../../spec/problem.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { readWhatCanBe } from '../readObjects.ts';

export const defaults = (): CommandBody => ({
  operands: [{ name: '[files...]', says: 'manifests; - is standard input' }],
  options: [{ flags: '--json', says: 'print a List as JSON, not YAML documents' }],
  notes:
    'What the API server would show, but for what it chooses: UIDs, times, generated names.\n' +
    'exit codes: 0 all objects are printed, 2 some cannot be; the others are printed all the same',
  run: async (files, { json }, surroundings) => {
    const { objects, problems: unreadable } = await readWhatCanBe(files, surroundings);
    const answers = objects.map(createdFrom);
    const problems = [...unreadable, ...answers.flatMap((answer) => (answer.ok ? [] : answer.problems))];
    const shown = answers.flatMap(shownObject);
    if (shown.length > 0) {
      surroundings.print(
        json
          ? jsonText({ apiVersion: 'v1', kind: 'List', items: shown }, 1)
          : shown.map((object) => stringify(withBigIntegers(object)).trimEnd()).join('\n---\n'),
      );
    }
    for (const each of problems) surroundings.complain(problemText(each));
    return problems.length > 0 ? exitCode.badInput : exitCode.good;
  },
});

const shownObject = (answer: Created): readonly object[] => {
  if (!answer.ok) return [];
  const { object } = answer;
  const resource = resourceOfKind(object.kind ?? '');
  return resource === undefined ? [] : [servedAsCreated(resource, object, nameSuffix)];
};

/** As YAML takes integers that a number does not hold. */
const withBigIntegers = (value: unknown): unknown => {
  if (value instanceof ExactInteger) return BigInt(value.digits);
  if (Array.isArray(value)) return value.map(withBigIntegers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, withBigIntegers(field)]));
};
