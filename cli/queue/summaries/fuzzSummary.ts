import type { FuzzReport } from '../../../reports/json/fuzzReport.ts';
import { countText, plural } from '../../../reports/terminal/numbers.ts';
import { type Batch, batchText } from '../batch.ts';
import { type Summary, simpler } from './summary.ts';

type Failure = {
  readonly law: string;
  readonly subject: string;
  readonly steps: number;
  readonly count: number;
  readonly again: string;
};

/** What random lifetimes came to: how many there were, and of each violated law the shortest story. */
export const fuzzSummary = (batch: Batch): Summary => {
  const totals = { lifetimes: 0, steps: 0 };
  const failures = new Map<string, Failure>();
  return {
    add: (_, __, report) => {
      const { lifetimes, steps, failure } = report as FuzzReport;
      totals.lifetimes += lifetimes;
      totals.steps += steps;
      if (!failure) return;
      const { law, subject, seed, path } = failure;
      const isOnNode = batch.words.some(({ value }) => value === 'pod-on-node');
      const which = `--seed ${seed} --path ${path}${isOnNode ? ` --law ${law}` : ''}`;
      const known = failures.get(law);
      const found = {
        law,
        subject,
        steps: failure.steps,
        count: 0,
        again: `podsem ${batchText(batch)} ${which}`,
      };
      failures.set(law, { ...simpler(known, found), count: (known?.count ?? 0) + 1 });
    },
    isBroken: () => failures.size > 0,
    text: (_, colour) => [
      `${countText(totals.lifetimes)} lifetimes, ${countText(totals.steps)} steps: ` +
        (failures.size === 0
          ? colour.green('no law was violated')
          : colour.red(`${plural(failures.size, 'law')} violated`)),
      ...sorted(failures).flatMap(({ law, subject, steps, count, again }) => [
        `  ${colour.red(law)}: violated by ${subject} in ${steps} steps, in ${plural(count, 'portion')}`,
        `    ${again}`,
      ]),
    ],
    report: () => ({ ...totals, failures: sorted(failures) }),
  };
};

const sorted = (failures: ReadonlyMap<string, Failure>): readonly Failure[] =>
  [...failures.values()].sort((a, b) => (a.law < b.law ? -1 : 1));
