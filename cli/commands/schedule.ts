import { type Placement, placements } from '../../oracle/placements.ts';
import { objectName } from '../../reports/json/checkReport.ts';
import { type Paint, paint } from '../../reports/terminal/paint.ts';
import { table, wrap } from '../../reports/terminal/table.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { Failure, fail } from '../failure.ts';
import { readObjects } from '../readObjects.ts';

export const schedule = (): CommandBody => ({
  operands: [
    { name: '[files...]', says: 'manifests of Nodes and Pods, and what else matters; - is standard input' },
  ],
  options: [{ flags: '--json', says: 'print a JSON list of pod, node, why, decision' }],
  notes:
    'Pods without a node are placed one after the other, those of higher priority first.\n' +
    'exit codes: 0 every Pod finds a node, 1 one stays Pending, 2 bad input',
  run: async (files, { json }, surroundings) => {
    const { placements: placed, skipped, problems } = placements(await readObjects(files, surroundings));
    if (problems.length > 0) throw new Failure(problems);
    for (const object of skipped) surroundings.complain(`left out: ${objectName(object)}`);
    if (placed.length === 0) fail('PS1009', 'there is no pending Pod in the input');
    const { print, columns, colours } = surroundings;
    if (json) {
      const list = placed.map(({ pod, node = null, why = null, decision }) => ({ pod, node, why, decision }));
      print(
        JSON.stringify(list, (_, value) => (value instanceof Map ? Object.fromEntries(value) : value), 1),
      );
    } else for (const each of placed) print(placementText(each, columns, paint(colours)).join('\n'));
    return placed.every(({ node }) => node !== undefined) ? exitCode.good : exitCode.broken;
  },
});

const placementText = ({ pod, node, why, decision }: Placement, columns: number, colour: Paint): string[] => {
  const title =
    node === undefined
      ? colour.red(`${pod} stays Pending`)
      : colour.green(
          `${pod} → ${node}${decision.best.length > 1 ? ` (or ${others(decision.best, node)})` : ''}`,
        );
  const scores = new Map(decision.scores.map((score) => [score.node, score]));
  const rows = decision.nodes.map((verdict) => {
    if (!verdict.feasible) {
      const { plugin, reasons } = verdict.rejection;
      return [
        { text: verdict.node },
        { text: 'no', paint: colour.red },
        { text: `${plugin}: ${reasons.join(', ')}` },
      ];
    }
    const { total = 0, plugins = {} } = scores.get(verdict.node) ?? {};
    const parts = Object.entries(plugins).filter(([, points]) => points !== 0);
    return [
      { text: verdict.node },
      { text: String(total), paint: colour.green },
      { text: parts.map(([plugin, points]) => `${plugin} ${points}`).join(', ') },
    ];
  });
  return [
    title,
    ...(why ? wrap(why.message, columns - 2).map((line) => `  ${line}`) : []),
    ...table(rows, columns, '  '),
  ];
};

const others = (best: readonly string[], node: string): string =>
  best
    .filter((name) => name !== node)
    .sort()
    .join(', ');
