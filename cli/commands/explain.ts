import { lawsGoverning } from '../../properties/laws/governs.ts';
import { type Paint, paint } from '../../reports/terminal/paint.ts';
import { table, wrap } from '../../reports/terminal/table.ts';
import { type Explanation, explain as explainPath } from '../../spec/api/explain/explain.ts';
import { decisionsReading } from '../../spec/controllers/decisionBook.ts';
import { didYouMean } from '../../spec/suggestion.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { fail } from '../failure.ts';

export const explain = (): CommandBody => ({
  operands: [
    { name: '<path>', says: 'a kind or a field: pod, deploy.spec.strategy, pod.spec.containers.image' },
  ],
  options: [
    { flags: '--recursive', says: 'all fields below it, names and types only' },
    { flags: '--json', says: 'print one JSON object' },
  ],
  run: async ([path = ''], { recursive, json }, { print, columns, colours }) => {
    const answer = explainPath(path, Boolean(recursive));
    if (!answer.found) {
      const where = answer.known ? `${answer.known} has no field` : 'there is no kind';
      return fail(
        'PS1203',
        `${where} ${JSON.stringify(answer.unknown)}; ${didYouMean(answer.unknown, answer.expected)}`,
      );
    }
    const { explanation } = answer;
    const laws = lawsGoverning(explanation.path).map(({ id, says }) => ({ id, says }));
    const decisions = decisionsReading(explanation.kind, explanation.path.replace(/^[^.]*\.?/, '')).map(
      ({ name, says, file }) => ({ name, says, file }),
    );
    if (json) print(JSON.stringify({ ...explanation, laws, decisions }, null, 1));
    else {
      const text = explanationText(explanation, Boolean(recursive), columns, paint(colours));
      const colour = paint(colours);
      const decided = decisions.map(({ name, says }) => ({ id: name, says }));
      print(
        [
          ...text,
          ...rows('laws', laws, columns, colour),
          ...rows('decisions', decided, columns, colour),
        ].join('\n'),
      );
    }
    return exitCode.good;
  },
});

const explanationText = (
  explanation: Explanation,
  recursive: boolean,
  columns: number,
  colour: Paint,
): string[] => {
  const { path, kind, apiVersion, type, description, typeDescription, fields } = explanation;
  const texts = [description, typeDescription].filter((text, at, all) => text && all.indexOf(text) === at);
  return [
    `${colour.bold(path)}  ${colour.cyan(type)}  ${colour.dim(`${kind}, ${apiVersion}`)}`,
    ...table(
      facts(explanation).map(([name, text]) => [{ text: name, paint: colour.dim }, { text }]),
      columns,
      '  ',
    ),
    ...texts.flatMap((text) => ['', ...wrap(text, columns)]),
    ...(fields.length ? ['', colour.bold('fields')] : []),
    ...(recursive ? outline(fields, '  ', colour) : fieldRows(fields, columns, colour)),
  ];
};

const rows = (
  title: string,
  entries: readonly { readonly id: string; readonly says: string }[],
  columns: number,
  colour: Paint,
): string[] =>
  entries.length === 0
    ? []
    : [
        '',
        colour.bold(title),
        ...table(
          entries.map(({ id, says }) => [{ text: id, paint: colour.bold }, { text: says }]),
          columns,
          '  ',
        ),
      ];

const facts = ({
  required,
  default: value,
  defaultRule,
  mutability,
  values,
}: Explanation): [string, string][] => [
  ...(required ? [['required', 'yes'] as [string, string]] : []),
  ...(value === undefined && defaultRule === undefined
    ? []
    : [['default', defaultRule ?? JSON.stringify(value)] as [string, string]]),
  ...(values ? [['values', values.join(', ')] as [string, string]] : []),
  ...(mutability
    ? [['changes', mutability.mutable ? (mutability.how ?? 'at any time') : 'never'] as [string, string]]
    : []),
];

const fieldRows = (fields: readonly Explanation[], columns: number, colour: Paint): string[] =>
  table(
    fields.map(({ path, type, required, description }) => [
      { text: nameOf(path), paint: colour.bold },
      { text: required ? `${type} *` : type, paint: colour.cyan },
      { text: firstSentence(description) },
    ]),
    columns,
    '  ',
  );

const outline = (fields: readonly Explanation[], indent: string, colour: Paint): string[] =>
  fields.flatMap(({ path, type, required, fields: inner }) => [
    `${indent}${nameOf(path)}  ${colour.cyan(type)}${required ? ' *' : ''}`,
    ...outline(inner, `${indent}  `, colour),
  ]);

const nameOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const firstSentence = (text: string): string =>
  /^.*?\.(?=\s|$)/s.exec(text)?.[0].replaceAll(/\s+/g, ' ') ?? text;
