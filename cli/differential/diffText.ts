import type { DiffReport, Disagreement } from '../../oracle/differential/report.ts';
import type { Paint } from '../../reports/terminal/paint.ts';
import { table, wrap } from '../../reports/terminal/table.ts';
import { visible } from '../../reports/terminal/visible.ts';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { jsonText } from '../../spec/api/jsonText.ts';
import { problemText } from '../../spec/problem.ts';
import { comparison } from './comparisonText.ts';

/** Lines of a request that are shown. */
const mostLines = 60;

const number = (value: number): string => value.toLocaleString('en');

/** What came of a run, for people: how many agree, which fields differ, and each disagreement. */
export const diffText = (report: DiffReport, columns: number, colour: Paint): string => {
  const { op, seed, asked, agreed, fields, problems, disagreements } = report;
  const first = `${colour.bold(op)}: ${number(asked)} requests (seed ${seed}), ${number(agreed)} agree, ${number(asked - agreed)} do not${endings[report.ending]}`;
  const lines = [first];
  if (fields.length > 0) {
    const rows = fields.map(({ field, count }) => [
      { text: visible(field), paint: colour.cyan },
      { text: `differs in ${number(count)}` },
    ]);
    lines.push('', ...table(rows, columns, '  '));
  }
  if (problems.length > 0) {
    const rows = problems.map(({ code, count, first: example }) => [
      { text: code, paint: colour.red },
      { text: `${number(count)}×` },
      { text: visible(example) },
    ]);
    lines.push('', ...table(rows, columns, '  '));
  }
  for (const [at, each] of disagreements.entries())
    lines.push('', ...disagreementText(each, at + 1, columns, colour));
  return lines.join('\n');
};

const endings: { readonly [ending in DiffReport['ending']]: string } = {
  complete: '',
  interrupted: '; interrupted',
  unreachable: '; the other program answers nothing',
  gaveUp: '; the other program ended too often to go on',
};

const smallness: { readonly [shrunk in Disagreement['shrunk']]: string } = {
  minimal: 'the smallest request that still shows it',
  limit: 'made smaller until a limit was met',
  'not tried': 'as it was made',
};

const disagreementText = (
  { about, count, number: at, request, differences, problem, governed, shrunk }: Disagreement,
  place: number,
  columns: number,
  colour: Paint,
): string[] => {
  const compared =
    problem === undefined
      ? comparison(differences, columns, colour)
      : wrap(visible(problemText(problem)), columns - 2).map((line) => `  ${colour.red(line)}`);
  return [
    `${place}. ${colour.bold(visible(about))}, ${number(count)} of them, the first is number ${at}; ${smallness[shrunk]}:`,
    ...requestLines(request),
    ...compared,
    ...wrap(governed.rule, columns - 2).map((line) => `  ${line}`),
    `  ${colour.dim(governed.source)}`,
  ];
};

const requestLines = ({ id: _, ...request }: JsonObject): string[] => {
  const lines = jsonText(request, 2).split('\n').map(visible);
  const more = lines.length - mostLines;
  const shown = more > 0 ? [...lines.slice(0, mostLines), `… and ${more} lines more: see --json`] : lines;
  return shown.map((line) => `  ${line}`);
};
