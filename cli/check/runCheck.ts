import { totalmem } from 'node:os';
import type { Limits } from '../../checker/explore/explore.ts';
import { asksForVerdictsOnly, type Check, type JudgeOptions } from '../../drivers/exhaustive/check.ts';
import { judge } from '../../drivers/exhaustive/judge.ts';
import { outcomeOf, outcomeOfLaws } from '../../drivers/exhaustive/outcome.ts';
import { prepare } from '../../drivers/exhaustive/prepare.ts';
import type { RandomCheck } from '../../drivers/exhaustive/randomCheck.ts';
import type { Mutant } from '../../models/mutation/mutant.ts';
import type { Scenario } from '../../models/scenarios/scenario.ts';
import { checkReport } from '../../reports/json/checkReport.ts';
import { randomReport } from '../../reports/json/randomReport.ts';
import { examinationText } from '../../reports/terminal/examinationText.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { randomText } from '../../reports/terminal/randomText.ts';
import { tracesText } from '../../reports/terminal/tracesText.ts';
import { verdictText } from '../../reports/terminal/verdictText.ts';
import type { ReadManifest } from '../../spec/manifest/readManifest.ts';
import type { Problem } from '../../spec/problem.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { Failure } from '../failure.ts';
import { progressWriter, searchText } from '../progress.ts';
import type { Surroundings } from '../surroundings.ts';
import { writtenOr } from '../writeWhole.ts';
import type { CheckCommandOptions } from './checkCommandOptions.ts';
import { boundsFor, scenarioNamed } from './chooseScenario.ts';
import { clusterInput } from './clusterInput.ts';
import { checkFilter, type ExportFilter } from './exportFilter.ts';
import { counterexamplesOf, saveCounterexamples } from './saveCounterexamples.ts';

/** share of the machine's memory that a search may take unless told otherwise */
const memoryShare = 0.75;

const codes: { readonly [outcome in ReturnType<typeof outcomeOf>]: ExitCode } = exitCode;

/** Checks manifests that were read, or a scenario that takes none, and prints what came of it; the exit code. */
export const runCheck = async (
  files: readonly string[],
  read: ReadManifest,
  options: CheckCommandOptions,
  filter: ExportFilter,
  surroundings: Surroundings,
): Promise<ExitCode> => {
  const scenario = await scenarioNamed(options.scenario);
  const bounds = boundsFor(scenario, options);
  const input = clusterInput(scenario, files, read, options.skipUnmodelled ?? false, surroundings);
  const mutant = await mutantFor(options, scenario);
  const progress = progressWriter(surroundings);
  progress.stage('composing the system');
  const prepared = prepare({
    scenario,
    bounds,
    input,
    laws: options.law ?? [],
    ends: options.deadlocks ?? false,
    mayReduce: mayReduce(options),
    ...(mutant && { mutant }),
  });
  if (!prepared.ok) throw new Failure(prepared.problems);
  checkFilter(filter, prepared.prepared.compiled);
  if (options.simulate !== undefined || options.swarm !== undefined) {
    const { runAtRandom } = await import('./runAtRandom.ts');
    const random = await runAtRandom(prepared.prepared, options, progress, surroundings);
    progress.clear();
    return reportRandom(random, options, surroundings);
  }
  const checked = await surroundings.interruptible((signal) =>
    judge(prepared.prepared, {
      limits: limitsOf(options),
      failFast: options.failFast ?? false,
      ...searchOf(options),
      onLiveness: ({ seconds }) => progress.show(seconds, 'judging the laws of whole runs'),
      onProgress: (now) => progress.show(now.seconds, searchText(now)),
      signal,
    }),
  );
  progress.clear();
  const { files: saved, unwritten } = saveCounterexamples(
    counterexamplesOf(checked),
    options.save,
    surroundings,
  );
  if (options.json) surroundings.print(JSON.stringify(checkReport(checked, saved), null, 1));
  else {
    const { columns, colours } = surroundings;
    const colour = paint(colours);
    surroundings.print(
      [
        ...verdictText(checked, columns, colour),
        ...tracesText(checked, saved, columns, colour),
        ...examinationText(checked, columns, colour),
      ].join('\n'),
    );
  }
  const asked = await writeAsked(checked, options, filter, saved, surroundings);
  return writtenOr([...unwritten, ...asked], codes[outcomeOf(checked)], surroundings.complain);
};

/** Most checks need none of the mutants, and no pages. */
const mutantFor = async ({ mutant }: CheckCommandOptions, scenario: Scenario): Promise<Mutant | undefined> =>
  mutant === undefined ? undefined : (await import('./chooseMutant.ts')).mutantNamed(mutant, scenario);

/** The files that were asked for, once the verdict is told; what could not be written. */
const writeAsked = async (
  check: Check,
  { export: exported, report, json }: CheckCommandOptions,
  filter: ExportFilter,
  saved: ReadonlyMap<string, string>,
  { print }: Surroundings,
): Promise<readonly Problem[]> => {
  const problems: Problem[] = [];
  const told = (what: string, file: string, problem: Problem | undefined): void => {
    if (problem) problems.push(problem);
    else if (!json) print(`\n${what}: ${file}`);
  };
  if (exported !== undefined) {
    const { exportFile } = await import('./exportFile.ts');
    told('exported', exported, exportFile(check, exported, filter));
  }
  if (report !== undefined) {
    const { writeReport } = await import('./writeReport.ts');
    const { file, problem } = await writeReport(check, report, saved);
    told('report', file, problem);
  }
  return problems;
};

/** What else is asked for is about every state and step of the system: then nothing is left out. */
const mayReduce = (options: CheckCommandOptions): boolean =>
  options.reductions !== false &&
  [options.export, options.simulate, options.swarm].every((asked) => asked === undefined) &&
  asksForVerdictsOnly(searchOf(options));

/** How to search, and what to look at besides the laws. */
const searchOf = (options: CheckCommandOptions): JudgeOptions => ({
  workers: options.workers ?? 1,
  symmetry: options.symmetry ?? false,
  partialOrder: options.por ?? false,
  compact: options.compact ?? false,
  ...(options.checkpoint !== undefined && { checkpoint: options.checkpoint }),
  ...(options.resume !== undefined && { resume: options.resume }),
  deadlocks: options.deadlocks ?? false,
  coverage: options.coverage ?? false,
  allShortest: options.allShortest ?? false,
});

const reportRandom = (
  check: RandomCheck,
  options: CheckCommandOptions,
  surroundings: Surroundings,
): ExitCode => {
  const { files: saved, unwritten } = saveCounterexamples(
    counterexamplesOf(check),
    options.save,
    surroundings,
  );
  const { columns, colours, print } = surroundings;
  const colour = paint(colours);
  if (options.json) print(JSON.stringify(randomReport(check, saved), null, 1));
  else {
    print([...randomText(check, columns, colour), ...tracesText(check, saved, columns, colour)].join('\n'));
  }
  const code = codes[outcomeOfLaws(check.judged, check.ending === 'interrupted')];
  return writtenOr(unwritten, code, surroundings.complain);
};

const limitsOf = ({ maxStates, timeLimit, memoryLimit }: CheckCommandOptions): Limits => ({
  ...(maxStates !== undefined && { states: maxStates }),
  ...(timeLimit !== undefined && { seconds: timeLimit }),
  bytes: memoryLimit ?? totalmem() * memoryShare,
});
