import type { CheckReport } from '../../../reports/json/checkReport.ts';
import type { RandomReport } from '../../../reports/json/randomReport.ts';
import { countText, plural } from '../../../reports/terminal/numbers.ts';
import { table } from '../../../reports/terminal/table.ts';
import { type Batch, batchText } from '../batch.ts';
import { type Summary, simpler, wordsText } from './summary.ts';

type Broken = {
  readonly law: string;
  readonly steps: number;
  readonly count: number;
  readonly again: string;
};
type Search = { readonly bounds: string; readonly outcome: string; readonly states: number };

/** What searches, or random runs, came to: of each violated law the shortest story; of a sweep what each of its bounds gave. */
export const checkSummary = (batch: Batch): Summary => {
  const totals = { runs: 0, states: 0, steps: 0 };
  const outcomes = new Map<string, number>();
  const broken = new Map<string, Broken>();
  const searches: Search[] = [];
  return {
    add: (words, _, told) => {
      const report = told as CheckReport | RandomReport;
      totals.states += report.states ?? 0;
      outcomes.set(report.outcome, (outcomes.get(report.outcome) ?? 0) + 1);
      if (report.format === 'pod-semantics/simulation') {
        totals.runs += report.runs;
        totals.steps += report.steps ?? 0;
      } else searches.push({ bounds: wordsText(words), outcome: report.outcome, states: report.states });
      for (const { id, verdict, onPurpose, steps } of report.laws) {
        if (verdict !== 'violated' || onPurpose) continue;
        const known = broken.get(id);
        const again = `podsem ${batchText(batch)} ${wordsText(words)}`;
        broken.set(id, {
          ...simpler(known, { law: id, steps: steps ?? 0, count: 0, again }),
          count: (known?.count ?? 0) + 1,
        });
      }
    },
    isBroken: () => broken.size > 0 || outcomes.has('pending') || outcomes.has('broken'),
    text: (columns, colour) => [
      [...outcomes]
        .sort()
        .map(([outcome, count]) => `${plural(count, 'portion')} ${outcome}`)
        .concat(
          totals.runs > 0 ? [`${countText(totals.runs)} runs`] : [],
          `${countText(totals.states)} states`,
        )
        .join(', '),
      ...byLaw(broken).flatMap(({ law, steps, count, again }) => [
        `  ${colour.red(law)}: violated in ${steps} steps, in ${plural(count, 'portion')}`,
        `    ${again}`,
      ]),
      ...table(
        byBounds(searches).map(({ bounds, outcome, states }) => [
          { text: bounds },
          { text: outcome, paint: outcome === 'good' ? colour.green : colour.red },
          { text: `${countText(states)} states` },
        ]),
        columns,
        '  ',
      ),
    ],
    report: () => ({
      ...totals,
      outcomes: Object.fromEntries([...outcomes].sort()),
      broken: byLaw(broken),
      searches: byBounds(searches),
    }),
  };
};

const byLaw = (broken: ReadonlyMap<string, Broken>): readonly Broken[] =>
  [...broken.values()].sort((a, b) => (a.law < b.law ? -1 : 1));

const byBounds = (searches: readonly Search[]): readonly Search[] =>
  searches.toSorted((a, b) => a.bounds.localeCompare(b.bounds, 'en', { numeric: true }));
