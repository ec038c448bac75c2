import type { Score, ScoreRow } from '../../oracle/vectors/score.ts';
import type { Paint } from '../../reports/terminal/paint.ts';
import { type Cell, table } from '../../reports/terminal/table.ts';

const total = ({ right, wrong, unanswered }: ScoreRow): number => right + wrong + unanswered;

/** Parts of a hundred, rounded down: only what is wholly right is 100 %. */
const percent = (row: ScoreRow): string => `${Math.floor((100 * row.right) / Math.max(1, total(row)))} %`;

const counts = (row: ScoreRow): readonly string[] => [
  percent(row),
  `${row.right} of ${total(row)}`,
  row.unanswered > 0 ? `${row.unanswered} unanswered` : '',
];

const sections = ({ operations, features, kinds, all }: Score) =>
  [
    ['operation', operations],
    ['feature', features],
    ['kind', kinds],
    ['all', [all]],
  ] as const;

/** The table of a score, for a terminal. */
export const scoreText = (score: Score, columns: number, colour: Paint): string =>
  sections(score)
    .map(([title, rows]) => {
      const cells = rows.map((row): Cell[] => {
        const paint = row.right === total(row) ? colour.green : row.right === 0 ? colour.red : colour.yellow;
        const [share = '', ...rest] = counts(row);
        return [{ text: row.name }, { text: share, paint }, ...rest.map((text) => ({ text }))];
      });
      return [colour.bold(title), ...table(cells, columns, '  ')].join('\n');
    })
    .join('\n\n');

/** The same as Markdown, to be published. */
export const scoreMarkdown = (score: Score, kubernetesVersion: string): string => {
  const parts = sections(score).map(([title, rows]) => {
    const lines = rows.map((row) => `| ${[row.name, ...counts(row)].join(' | ')} |`);
    return [`| ${title} | right | cases | |`, '|---|---|---|---|', ...lines].join('\n');
  });
  return `## Conformance to Kubernetes ${kubernetesVersion}, decisions about Pods\n\n${parts.join('\n\n')}\n`;
};
