import { isLiveness } from '../../checker/laws/law.ts';
import type { Check } from '../../drivers/exhaustive/check.ts';
import type { Examination } from '../../drivers/exhaustive/examine.ts';
import { pathOfTrace } from '../counterexample/path.ts';
import { shortestReport } from '../json/examinationReport.ts';
import { narrate } from '../trace/narrate.ts';
import { countText, plural } from './numbers.ts';
import type { Paint } from './paint.ts';
import { table, wrap } from './table.ts';
import { traceText } from './traceText.ts';

/** What was asked besides the laws: where the system rests, what was covered, all shortest counterexamples. */
export const examinationText = (check: Check, columns: number, paint: Paint): string[] => [
  ...deadlockText(check, columns, paint),
  ...coverageText(check.examined, columns, paint),
  ...shortestText(check, columns, paint),
];

const deadlockText = ({ compiled, examined }: Check, columns: number, paint: Paint): string[] => {
  const { deadlocks } = examined;
  if (!deadlocks) return [];
  const { count, byEnd, unexpected, trace, complete } = deadlocks;
  const named = compiled.ends.length > 0;
  const known = complete ? '' : ', as far as it was searched';
  const lines = [
    '',
    paint.bold(`the system comes to rest in ${plural(count, 'state')}${known}`),
    ...table(
      Object.entries(byEnd).map(([name, at]) => [{ text: countText(at) }, { text: name }]),
      columns,
      '  ',
    ),
  ];
  if (!trace) return lines;
  const where = named
    ? 'at no named end'
    : 'the scenario names no ends: judge for yourself whether rest is right';
  const title = `${plural(unexpected.count, 'state')} of rest ${named ? '' : '('}${where}${named ? '' : ')'}`;
  return [
    ...lines,
    ...wrap(`${title}; a shortest way to rest:`, columns).map(named ? paint.red : paint.yellow),
    ...traceText(narrate(trace), undefined, columns, paint),
    paint.dim(`path: ${pathOfTrace(trace)}`),
  ];
};

const coverageText = ({ coverage }: Examination, columns: number, paint: Paint): string[] => {
  if (!coverage) return [];
  const rows = (counts: ReadonlyMap<string, number>) =>
    [...counts].map(([name, count]) => [
      { text: countText(count), ...(count === 0 && { paint: paint.yellow }) },
      { text: name },
    ]);
  const rules = sumsOf(coverage.rules.map(({ rule, count }) => [withoutIds(rule), count]));
  const transitions = sumsOf(
    coverage.transitions.map(({ component, state, event, count }) => [
      `${withoutIds(component)}: ${state} on ${eventText(event)}`,
      count,
    ]),
  );
  return [
    '',
    paint.bold(`rules, and in how many states they were enabled (${zeros(rules)} never)`),
    ...table(rows(rules), columns, '  '),
    '',
    paint.bold(`transitions of charts, and in how many steps they were taken (${zeros(transitions)} never)`),
    ...table(rows(transitions), columns, '  '),
  ];
};

/** `pod[1]` and `pod[2]` have the same chart, `Create(1)` and `Create(2)` are one rule: what differs is who. */
const withoutIds = (name: string): string => name.replaceAll(/\[\d+\]|\([\d,]+\)$/g, '');

/** `{"type":"BIND","node":1}` → `BIND node 1` */
const eventText = (key: string): string => {
  const { type, ...payload } = JSON.parse(key) as { type: string };
  const said = Object.entries(payload).map(([name, value]) => ` ${name} ${JSON.stringify(value)}`);
  return `${type}${said.join(',')}`;
};

const sumsOf = (counts: readonly (readonly [string, number])[]): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count);
  return sums;
};

const zeros = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].filter((count) => count === 0).length;

const shortestText = ({ judged, examined, built }: Check, columns: number, paint: Paint): string[] =>
  judged.flatMap(({ law, verdict }) => {
    if (!examined.allShortest || isLiveness(law) || verdict.verdict !== 'violated') return [];
    const found = shortestReport(built.system, examined, law.id);
    if (!found) {
      const why = 'the search ended early, or there are too many steps to hold';
      return [
        '',
        ...wrap(`${law.id}: not all shortest counterexamples are known: ${why}`, columns).map(paint.yellow),
      ];
    }
    const { count, paths } = found;
    const shown = count === String(paths.length) ? '' : `; the first ${countText(paths.length)}`;
    return [
      '',
      ...wrap(`${law.id}: all shortest counterexamples, ${count} in number${shown}`, columns).map(paint.bold),
      ...paths.map((path) => `  path: ${path}`),
    ];
  });
