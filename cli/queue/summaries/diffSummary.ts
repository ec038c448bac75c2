import type { DiffReport, Disagreement } from '../../../oracle/differential/report.ts';
import { jsonText } from '../../../spec/api/jsonText.ts';
import { diffText } from '../../differential/diffText.ts';
import type { Summary } from './summary.ts';

/** What comparisons came to, by operation: each kind of disagreement once, by the smallest request that shows it. */
export const diffSummary = (): Summary => {
  const reports = new Map<string, DiffReport>();
  return {
    add: (_, __, report) => {
      const added = report as DiffReport;
      const known = reports.get(added.op);
      reports.set(added.op, known ? together(known, added) : added);
    },
    isBroken: () =>
      [...reports.values()].some(({ asked, agreed, problems }) => agreed < asked || problems.length > 0),
    text: (columns, colour) => byOperation(reports).map((report) => diffText(report, columns, colour)),
    report: () => ({ operations: byOperation(reports) }),
  };
};

const byOperation = (reports: ReadonlyMap<string, DiffReport>): readonly DiffReport[] =>
  [...reports.values()].sort((a, b) => (a.op < b.op ? -1 : 1));

const together = (one: DiffReport, other: DiffReport): DiffReport => ({
  op: one.op,
  seed: Math.min(one.seed, other.seed),
  asked: one.asked + other.asked,
  agreed: one.agreed + other.agreed,
  answered: one.answered + other.answered,
  fields: summed([...one.fields, ...other.fields], ({ field }) => field),
  problems: summed([...one.problems, ...other.problems], ({ code }) => code),
  disagreements: smallest([...one.disagreements, ...other.disagreements]),
  ending: one.ending === 'complete' ? other.ending : one.ending,
});

/** Of each name the sum, most first; what else is known of it is that of the first text in the alphabet. */
const summed = <T extends { readonly count: number }>(
  all: readonly T[],
  nameOf: (each: T) => string,
): readonly T[] => {
  const sums = new Map<string, T>();
  for (const each of all) {
    const known = sums.get(nameOf(each));
    const first =
      known && JSON.stringify({ ...known, count: 0 }) < JSON.stringify({ ...each, count: 0 }) ? known : each;
    sums.set(nameOf(each), { ...first, count: each.count + (known?.count ?? 0) });
  }
  return [...sums.values()].sort((a, b) => b.count - a.count || (nameOf(a) < nameOf(b) ? -1 : 1));
};

const smallest = (all: readonly Disagreement[]): readonly Disagreement[] => {
  const kinds = new Map<string, Disagreement>();
  for (const each of all) {
    const known = kinds.get(each.about);
    const smaller = known && isSmaller(known, each) ? known : each;
    kinds.set(each.about, { ...smaller, count: each.count + (known?.count ?? 0) });
  }
  return [...kinds.values()].sort((a, b) => b.count - a.count || (a.about < b.about ? -1 : 1));
};

const isSmaller = (one: Disagreement, other: Disagreement): boolean => {
  const [a, b] = [one, other].map(({ request: { id: _, ...request } }) => jsonText(request)) as [
    string,
    string,
  ];
  return a.length < b.length || (a.length === b.length && a <= b);
};
