import { objectName } from '../../reports/json/checkReport.ts';
import { type Paint, paint } from '../../reports/terminal/paint.ts';
import { createdFrom, isUnmodelled, type Warning } from '../../spec/manifest/objectProblems.ts';
import type { ReadObject } from '../../spec/manifest/readManifest.ts';
import { type Place, type Problem, placeText, problemText } from '../../spec/problem.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { inputOptions } from '../input/inputOptions.ts';
import { readWhatCanBe } from '../readObjects.ts';

type Verdict = 'valid' | 'invalid' | 'not modelled' | 'unreadable';

type Result = {
  /** the kind and name of the object; null where there is none */
  readonly object: string | null;
  readonly place: Place;
  readonly verdict: Verdict;
  /** null where it cannot be told */
  readonly valid: boolean | null;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Warning[];
};

export const validate = (): CommandBody => ({
  operands: [{ name: '[files...]', says: 'manifests; - is standard input' }],
  options: [
    ...inputOptions,
    { flags: '--json', says: 'print a JSON list of object, place, verdict, valid, problems, warnings' },
  ],
  notes:
    'exit codes: 0 no object is invalid (kinds that are not modelled are not judged), 1 one is,\n' +
    '2 some of the input cannot be read; the rest is judged all the same',
  run: async (files, options, surroundings) => {
    const { print, colours } = surroundings;
    const { objects, problems: unreadable } = await readWhatCanBe(files, surroundings, options);
    const results = objects.map(judged);
    if (options.json) print(JSON.stringify([...results, ...unreadable.map(unread)], null, 1));
    else for (const result of results) for (const line of lines(result, paint(colours))) print(line);
    for (const each of unreadable) surroundings.complain(problemText(each));
    if (unreadable.length > 0) return exitCode.badInput;
    return results.some(({ verdict }) => verdict === 'invalid') ? exitCode.broken : exitCode.good;
  },
});

const judged = (read: ReadObject): Result => {
  const answer = createdFrom(read);
  const found = { object: objectName(read), place: read.place };
  if (answer.ok) {
    return { ...found, verdict: 'valid', valid: true, problems: [], warnings: answer.warnings };
  }
  const { problems } = answer;
  return isUnmodelled(answer)
    ? { ...found, verdict: 'not modelled', valid: null, problems, warnings: [] }
    : { ...found, verdict: 'invalid', valid: false, problems, warnings: [] };
};

const unread = (problem: Problem): Result => ({
  object: null,
  place: problem.place,
  verdict: 'unreadable',
  valid: null,
  problems: [problem],
  warnings: [],
});

const lines = ({ object, verdict, problems, warnings }: Result, colour: Paint): string[] => {
  switch (verdict) {
    case 'not modelled':
      return [`${object}: not a kind that is modelled`];
    case 'invalid':
      return [colour.red(`${object} is invalid`), ...problems.map((each) => `  ${problemText(each)}`)];
    default:
      return [colour.green(`${object} is valid`), ...warnings.map((each) => `  ${warningText(each)}`)];
  }
};

const warningText = ({ message, place }: Warning): string => `${placeText(place)}: warning: ${message}`;
