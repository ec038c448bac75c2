import type { DiffReport } from '../../oracle/differential/report.ts';
import { runDiff } from '../../oracle/differential/runDiff.ts';
import { operations } from '../../oracle/operations.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { visible } from '../../reports/terminal/visible.ts';
import { jsonText } from '../../spec/api/jsonText.ts';
import { problem, problemText } from '../../spec/problem.ts';
import { didYouMean } from '../../spec/suggestion.ts';
import type { CommandBody } from '../command.ts';
import { diffText } from '../differential/diffText.ts';
import { batchOf, peerFrom, peerNotes, peerOptions } from '../differential/peerOptions.ts';
import { keptOf, saveOptions, saveReports, vectorsIn } from '../differential/saveReports.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { fail } from '../failure.ts';
import { queueOptions } from '../queue/queueOptions.ts';
import { wholeNumber } from '../read.ts';

const defaults = { runs: 1_000, seed: 1, shrinks: 5 } as const;

/** The operations that are asked for: one, or all. */
const operationsNamed = (op: unknown): readonly string[] => {
  const names = operations.map((each) => each.op);
  if (op === 'all') return names;
  if (op === undefined)
    return fail('PS1201', '--op is required: an operation of podsem oracle --list, or all');
  if (names.includes(op as string)) return [op as string];
  return fail(
    'PS1102',
    `no operation is called ${JSON.stringify(op)}; ${didYouMean(String(op), names, 'podsem oracle --list')}`,
  );
};

export const diff = (): CommandBody => ({
  operands: [],
  options: [
    { flags: '--op <operation>', says: 'what is asked: an operation of podsem oracle --list, or all' },
    ...peerOptions,
    {
      flags: '--runs <number>',
      says: `requests (${defaults.runs})`,
      read: wholeNumber('--runs', 1, 100_000_000),
    },
    {
      flags: '--seed <number>',
      says: `the same seed makes the same requests (${defaults.seed})`,
      read: wholeNumber('--seed', 0, 2 ** 32 - 1),
    },
    {
      flags: '--valid',
      says: 'only requests that can be decided: none that lack a field or have a wrong type',
    },
    {
      flags: '--shrink <number>',
      says: `disagreements that are made as small as they can be (${defaults.shrinks})`,
      read: wholeNumber('--shrink', 0, 100),
    },
    ...saveOptions,
    { flags: '--json', says: 'print one JSON object a line for each operation' },
    ...queueOptions,
  ],
  notes: `${peerNotes}\nexit codes: 0 all answers agree, 1 some do not, 2 bad input, 3 the other program could not be asked,\n74 what was to be saved cannot be written`,
  run: async (operands, options, surroundings, words) => {
    const { print, complain, columns, colours, interruptible } = surroundings;
    const asked = operationsNamed(options.op);
    if (!options.against) fail('PS1201', '--against is required: a command, or an address');
    if (options.queue !== undefined) {
      const { enqueue } = await import('../queue/enqueue.ts');
      return enqueue('diff', operands, options, words, surroundings);
    }
    const runs = (options.runs as number | undefined) ?? defaults.runs;
    const keep = keptOf(options, runs);
    const save = options.save as string | undefined;
    const before = save === undefined ? undefined : await vectorsIn(save);
    return interruptible(async (interrupted) => {
      const reports: DiffReport[] = [];
      const peer = peerFrom(options, interrupted);
      for (const op of asked) {
        const report = await runDiff(operations, peer, {
          op,
          runs,
          seed: (options.seed as number | undefined) ?? defaults.seed,
          shrinks: (options.shrink as number | undefined) ?? defaults.shrinks,
          batch: batchOf(options),
          valid: options.valid === true,
          only: options.field as readonly string[] | undefined,
          keep,
          last: op === asked.at(-1),
          interrupted,
        });
        reports.push(report);
        if (options.json) print(jsonText(report));
        else if (report.ending === 'unreachable')
          for (const each of report.problems) complain(unasked(op, each));
        else print(diffText(report, columns, paint(colours)));
        if (interrupted.aborted || report.ending === 'unreachable') break;
      }
      await peer.end();
      const code = codeOf(reports);
      if (before === undefined) return code;
      const saved = saveReports(save as string, before, reports);
      if (typeof saved === 'string') (options.json ? surroundings.inform : print)(saved);
      else complain(problemText(saved));
      return typeof saved === 'string' ? code : exitCode.unwritten;
    });
  },
});

/** Why nothing could be asked. */
const unasked = (op: string, { code, first }: DiffReport['problems'][number]): string =>
  visible(problemText(problem(code, `${op}: ${first}`)));

const codeOf = (reports: readonly DiffReport[]): ExitCode => {
  const ended = (ending: DiffReport['ending']): boolean => reports.some((each) => each.ending === ending);
  if (ended('interrupted')) return exitCode.interrupted;
  if (ended('unreachable')) return exitCode.undecided;
  const agree = reports.every(({ asked, agreed, problems }) => asked === agreed && problems.length === 0);
  return agree ? exitCode.good : exitCode.broken;
};
