import type { Score, ScoreRow } from '../../../oracle/vectors/score.ts';
import { scoreText } from '../../differential/scoreText.ts';
import type { Summary } from './summary.ts';

type VectorsReport = {
  readonly score: Score;
  readonly wrong: readonly { readonly id: string }[];
  readonly stray: readonly object[];
};

/** The score of all operations together, and every case that is not right. */
export const vectorsSummary = (): Summary => {
  const rows = { operations: new Map(), features: new Map(), kinds: new Map(), all: new Map() } as {
    readonly [section in keyof Score]: Map<string, ScoreRow>;
  };
  const wrong: VectorsReport['wrong'][number][] = [];
  const stray: object[] = [];
  const score = (): Score => ({
    operations: inOrder(rows.operations),
    features: inOrder(rows.features),
    kinds: [...rows.kinds.values()],
    all: rows.all.get('all') ?? { name: 'all', right: 0, wrong: 0, unanswered: 0 },
  });
  return {
    add: (_, __, told) => {
      const report = told as VectorsReport;
      for (const section of ['operations', 'features', 'kinds'] as const) {
        for (const row of report.score[section]) addRow(rows[section], row);
      }
      addRow(rows.all, report.score.all);
      wrong.push(...report.wrong);
      stray.push(...report.stray);
    },
    isBroken: () => wrong.length > 0 || stray.length > 0,
    text: (columns, colour) => [scoreText(score(), columns, colour)],
    report: () => ({ score: score(), wrong: wrong.toSorted((a, b) => (a.id < b.id ? -1 : 1)), stray }),
  };
};

const addRow = (rows: Map<string, ScoreRow>, row: ScoreRow): void => {
  const known = rows.get(row.name);
  rows.set(row.name, {
    name: row.name,
    right: row.right + (known?.right ?? 0),
    wrong: row.wrong + (known?.wrong ?? 0),
    unanswered: row.unanswered + (known?.unanswered ?? 0),
  });
};

const inOrder = (rows: ReadonlyMap<string, ScoreRow>): readonly ScoreRow[] =>
  [...rows.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
