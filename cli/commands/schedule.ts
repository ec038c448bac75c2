import { type Placement, placements } from '../../oracle/placements.ts';
import { objectName } from '../../reports/json/checkReport.ts';
import { type Paint, paint } from '../../reports/terminal/paint.ts';
import { table, wrap } from '../../reports/terminal/table.ts';
import { problem, problemText } from '../../spec/problem.ts';
import type { Preemption } from '../../spec/scheduling/preemption/defaultPreemption.ts';
import type { Victims } from '../../spec/scheduling/preemption/victims.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { Failure } from '../failure.ts';
import { inputOptions } from '../input/inputOptions.ts';
import { readWhatCanBe } from '../readObjects.ts';

export const schedule = (): CommandBody => ({
  operands: [
    {
      name: '[files...]',
      says: 'manifests of Nodes, Pods and workloads, and what else matters; - is standard input',
    },
  ],
  options: [
    ...inputOptions,
    {
      flags: '--json',
      says: 'print a JSON list of pod, node, nominatedNode, victims, why, decision',
    },
  ],
  notes:
    'Pods without a node are placed one after the other, those of higher priority first; so are those that workloads\n' +
    'lack (of a CronJob: those of one run). A Pod that others are evicted for keeps its room, and stays Pending.\n' +
    'exit codes: 0 every Pod finds a node, 1 one stays Pending, 2 some of the input cannot be read;\n' +
    'the rest is placed all the same',
  run: async (files, options, surroundings) => {
    const { objects, problems: unreadable } = await readWhatCanBe(files, surroundings, options);
    const answer = placements(objects);
    const problems = [...unreadable, ...answer.problems];
    for (const object of answer.skipped) surroundings.complain(`left out: ${objectName(object)}`);
    for (const assumption of answer.assumptions) surroundings.complain(assumption);
    const placed = answer.placements;
    if (placed.length === 0) {
      throw new Failure([...problems, problem('PS1009', 'there is no pending Pod in the input')]);
    }
    const { print, columns, colours } = surroundings;
    if (options.json) print(JSON.stringify(placed.map(placementJson), null, 1));
    else for (const each of placed) print(placementText(each, columns, paint(colours)).join('\n'));
    for (const each of problems) surroundings.complain(problemText(each));
    if (problems.length > 0) return exitCode.badInput;
    return placed.every(({ node }) => node !== undefined) ? exitCode.good : exitCode.broken;
  },
});

const placementJson = ({ pod, node, nominatedNode, victims, why, decision }: Placement) => ({
  pod,
  node: node ?? null,
  nominatedNode: nominatedNode ?? null,
  victims,
  why: why ?? null,
  decision: { ...decision, preemption: preemptionJson(decision.preemption) },
});

const victimsJson = ({ node, victims, pdbViolations }: Victims) => ({
  node,
  victims: victims.map(({ namespace, name }) => `${namespace}/${name}`),
  pdbViolations,
});

const preemptionJson = (preemption: Preemption | undefined) =>
  preemption?.eligible
    ? {
        eligible: true,
        candidates: preemption.candidates.map(victimsJson),
        best: preemption.best.map(victimsJson),
        unhelpful: Object.fromEntries(preemption.unhelpful),
      }
    : preemption;

/** What happens for a Pod that no node takes as it is. */
const evictionText = ({ nominatedNode, victims }: Placement): string[] => {
  if (nominatedNode === undefined) return [];
  if (victims.length === 0) return [`${nominatedNode} is kept for it`];
  return [`evicts ${victims.join(', ')} from ${nominatedNode}, which is kept for it`];
};

const placementText = (placement: Placement, columns: number, colour: Paint): string[] => {
  const { pod, node, why, decision } = placement;
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
    ...[...(why ? [why.message] : []), ...evictionText(placement)].flatMap((text) =>
      wrap(text, columns - 2).map((line) => `  ${line}`),
    ),
    ...table(rows, columns, '  '),
  ];
};

const others = (best: readonly string[], node: string): string =>
  best
    .filter((name) => name !== node)
    .sort()
    .join(', ');
