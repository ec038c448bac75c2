import { conformanceMap } from '../../properties/conformance/conformanceMap.ts';
import type { ConformanceGroup, HeldTest } from '../../properties/conformance/conformanceRecord.ts';
import { type Paint, paint } from '../../reports/terminal/paint.ts';
import { table, wrap } from '../../reports/terminal/table.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { fail } from '../failure.ts';

const counts = (groups: readonly ConformanceGroup[]) => {
  const held = groups.flatMap((group) => group.held).length;
  const others = groups.flatMap(({ notModelled }) => notModelled).flatMap(({ tests }) => tests).length;
  return { held, tests: held + others };
};

/** The answer first: how many of how many. */
const summary = (): string => {
  const all = counts(conformanceMap);
  const core = counts(conformanceMap.filter(({ isCore }) => isCore));
  return (
    `${all.held} of the ${all.tests} tests of Kubernetes' conformance suite that concern Pods are held here; ` +
    `${core.held} of ${core.tests} at the core (*): Pods, their containers, scheduler and controllers.`
  );
};

const groupsTable = (columns: number, colour: Paint): string[] => {
  const rows = conformanceMap.map((group) => {
    const { tests, held } = counts([group]);
    return [
      { text: group.isCore ? '*' : ' ' },
      { text: group.name, paint: colour.cyan },
      { text: `${held} of ${tests}` },
      { text: tests === held ? '' : `${tests - held} not modelled` },
    ];
  });
  return table(rows, columns);
};

const evidence = ({ heldBy, leftOut }: HeldTest): string => {
  const { laws = [], operations = [], scenarios = [], recordings = [] } = heldBy;
  return [
    ...(laws.length > 0 ? [`laws ${laws.join(', ')}`] : []),
    ...(operations.length > 0 ? [`decided by ${operations.join(', ')}`] : []),
    ...(scenarios.length > 0 ? [`scenarios ${scenarios.join(', ')}`] : []),
    ...(recordings.length > 0 ? [`recordings ${recordings.join(', ')}`] : []),
    ...(leftOut ? [`left out: ${leftOut}`] : []),
  ].join('; ');
};

/** Each test of a group, and below it what holds it; then those that nothing holds, below the reason. */
const groupText = ({ held, notModelled }: ConformanceGroup, columns: number, colour: Paint): string[] => {
  const below = (text: string) => table([[{ text: '' }, { text }]], columns, '  ');
  return [
    ...held.flatMap((record) => [
      ...wrap(colour.green(record.test), columns),
      ...below(evidence(record)),
      '',
    ]),
    ...notModelled.flatMap(({ because, tests }) => [
      ...wrap(`Not modelled: ${because}.`, columns),
      ...tests.flatMap(below),
    ]),
  ];
};

const groupCalled = (name: string): ConformanceGroup =>
  conformanceMap.find((group) => group.name === name) ??
  fail(
    'PS1203',
    `no group of conformance tests is called ${JSON.stringify(name)}; there are ${conformanceMap.map((group) => group.name).join(', ')}`,
  );

export const conformance = (): CommandBody => ({
  operands: [{ name: '[group]', says: "the tests of one group, and what holds each: 'probes'" }],
  options: [{ flags: '--json', says: 'print a JSON list of groups, their tests and what holds each' }],
  notes:
    'a test is held if laws, decisions, scenarios or recordings say what it asks; left out is what they cannot say',
  run: async ([name], { json }, { print, columns, colours }) => {
    const groups = name === undefined ? conformanceMap : [groupCalled(name)];
    const colour = paint(colours);
    if (json) print(JSON.stringify(groups, null, 1));
    else if (name === undefined) {
      print([...wrap(summary(), columns), '', ...groupsTable(columns, colour)].join('\n'));
    } else print(groups.flatMap((group) => groupText(group, columns, colour)).join('\n'));
    return exitCode.good;
  },
});
