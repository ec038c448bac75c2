import { conformanceMap } from '../../properties/conformance/conformanceMap.ts';
import type { ConformanceGroup, ConformanceRecord } from '../../properties/conformance/conformanceRecord.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { table, wrap } from '../../reports/terminal/table.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { fail } from '../failure.ts';

const isHeld = (record: ConformanceRecord): boolean => 'heldBy' in record;

const counts = (groups: readonly ConformanceGroup[]) => {
  const tests = groups.flatMap((group) => group.tests);
  return { tests: tests.length, held: tests.filter(isHeld).length };
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

const evidence = (record: ConformanceRecord): string => {
  if (!('heldBy' in record)) return `not modelled: ${record.notModelled}`;
  const { laws = [], operations = [], scenarios = [], recordings = [] } = record.heldBy;
  return [
    ...(laws.length > 0 ? [`laws ${laws.join(', ')}`] : []),
    ...(operations.length > 0 ? [`decided by ${operations.join(', ')}`] : []),
    ...(scenarios.length > 0 ? [`scenarios ${scenarios.join(', ')}`] : []),
    ...(recordings.length > 0 ? [`recordings ${recordings.join(', ')}`] : []),
    ...(record.leftOut ? [`left out: ${record.leftOut}`] : []),
  ].join('; ');
};

const findGroup = (name: string): ConformanceGroup => {
  const found = conformanceMap.find((group) => group.name === name);
  if (found) return found;
  const names = conformanceMap.map((group) => group.name).join(', ');
  return fail('PS1203', `there is no group '${name}' of conformance tests: ${names}`);
};

export const conformance = (): CommandBody => ({
  operands: [{ name: '[group]', says: "the tests of one group, with what holds each, e.g. 'probes'" }],
  options: [{ flags: '--json', says: 'print a JSON list of groups, their tests and what holds each' }],
  notes:
    "a test is held if laws, decisions, scenarios or recordings say what it asks; 'left out' names what they cannot say",
  run: async ([name], { json }, { print, columns, colours }) => {
    const groups = name === undefined ? conformanceMap : [findGroup(name)];
    const colour = paint(colours);
    if (json) {
      print(JSON.stringify(groups, null, 1));
    } else if (name === undefined) {
      const rows = groups.map((group) => {
        const { tests, held } = counts([group]);
        const left = tests === held ? '' : `${tests - held} not modelled`;
        return [
          { text: group.isCore ? '*' : ' ' },
          { text: group.name, paint: colour.cyan },
          { text: `${held} of ${tests}` },
          { text: left },
        ];
      });
      print([...wrap(summary(), columns), '', ...table(rows, columns)].join('\n'));
    } else {
      for (const record of groups.flatMap(({ tests }) => tests)) {
        const row = [
          [
            { text: isHeld(record) ? 'held' : '-', paint: isHeld(record) ? colour.green : colour.dim },
            { text: record.test },
          ],
        ];
        print(
          [...table(row, columns), ...table([[{ text: '    ' }, { text: evidence(record) }]], columns)].join(
            '\n',
          ),
        );
      }
    }
    return exitCode.good;
  },
});
