import type { Budget } from '../../checker/budget/budget.ts';
import type { Check } from '../../drivers/exhaustive/check.ts';
import { outcomeOf, outcomeOfLaws } from '../../drivers/exhaustive/outcome.ts';
import type { RandomCheck } from '../../drivers/exhaustive/randomCheck.ts';
import { checkReport } from '../../reports/json/checkReport.ts';
import { randomReport } from '../../reports/json/randomReport.ts';
import { examinationText } from '../../reports/terminal/examinationText.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { randomText } from '../../reports/terminal/randomText.ts';
import { wrap } from '../../reports/terminal/table.ts';
import { type Taken, takenText } from '../../reports/terminal/takenText.ts';
import { verdictText } from '../../reports/terminal/verdictText.ts';
import type { Problem } from '../../spec/problem.ts';
import type { ExitCode } from '../exitCode.ts';
import { fail } from '../failure.ts';
import type { Surroundings } from '../surroundings.ts';
import { writtenOr } from '../writeWhole.ts';
import type { CheckCommandOptions } from './checkCommandOptions.ts';
import type { ExportFilter } from './exportFilter.ts';
import { codeOf, formOf } from './outputOptions.ts';
import { pipelineText } from './pipelineText.ts';
import { counterexamplesOf, saveCounterexamples } from './saveCounterexamples.ts';

/** Tells the verdict, and writes what was asked for; the exit code. */
export const reportCheck = async (
  checked: Check,
  options: CheckCommandOptions,
  filter: ExportFilter,
  surroundings: Surroundings,
  budget: Budget,
  unsaved: readonly Problem[] = [],
): Promise<ExitCode> => {
  const { files: saved, unwritten } = saveCounterexamples(
    counterexamplesOf(checked, options.showValues),
    options.save,
    surroundings,
  );
  const taken = takenBy(budget);
  const form = formOf(options);
  if (form === 'json') surroundings.print(JSON.stringify({ ...checkReport(checked, saved), taken }, null, 1));
  else if (form !== 'text') surroundings.print(pipelineText(checked, form, taken.seconds));
  else {
    const { columns, colours } = surroundings;
    const colour = paint(colours);
    surroundings.print(
      [
        ...verdictText(checked, { columns, paint: colour, saved, all: options.all ?? false }),
        ...examinationText(checked, columns, colour),
        ...wrap(takenText(taken), columns).map(colour.dim),
      ].join('\n'),
    );
  }
  const asked = await writeAsked(checked, options, filter, saved, surroundings);
  return writtenOr(
    [...unsaved, ...unwritten, ...asked],
    codeOf(outcomeOf(checked), options),
    surroundings.complain,
  );
};

/** What the whole process took so far. */
const takenBy = (budget: Budget): Taken => ({
  seconds: process.uptime(),
  cpuSeconds: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
  peakBytes: process.resourceUsage().maxRSS * 1024,
  phases: budget.phases(),
});

/** Tells what random runs found out; the exit code. */
export const reportRandom = (
  check: RandomCheck,
  options: CheckCommandOptions,
  surroundings: Surroundings,
): ExitCode => {
  const { files: saved, unwritten } = saveCounterexamples(
    counterexamplesOf(check, options.showValues),
    options.save,
    surroundings,
  );
  const { columns, colours, print } = surroundings;
  const colour = paint(colours);
  const form = formOf(options);
  if (form !== 'text' && form !== 'json') {
    fail('PS1201', `--output ${form} is for searches of all states: random runs are told as text or json`);
  }
  if (form === 'json') print(JSON.stringify(randomReport(check, saved), null, 1));
  else {
    print(randomText(check, { columns, paint: colour, saved, all: options.all ?? false }).join('\n'));
  }
  const outcome = outcomeOfLaws(check.judged, check.built, check.ending === 'interrupted');
  const code = codeOf(outcome, options);
  return writtenOr(unwritten, code, surroundings.complain);
};

/** The files that were asked for, once the verdict is told; what could not be written. */
const writeAsked = async (
  check: Check,
  { export: exported, report, ...options }: CheckCommandOptions,
  filter: ExportFilter,
  saved: ReadonlyMap<string, string>,
  { print }: Surroundings,
): Promise<readonly Problem[]> => {
  const problems: Problem[] = [];
  const told = (what: string, file: string, problem: Problem | undefined): void => {
    if (problem) problems.push(problem);
    else if (formOf(options) === 'text') print(`\n${what}: ${file}`);
  };
  if (exported !== undefined) {
    const { exportFile } = await import('./exportFile.ts');
    told('exported', exported, exportFile(check, exported, filter));
  }
  if (report !== undefined) {
    const { writeReport } = await import('./writeReport.ts');
    const { file, problem } = await writeReport(check, report, saved, options.showValues);
    told('report', file, problem);
  }
  return problems;
};
