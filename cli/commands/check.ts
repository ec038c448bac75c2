import { totalmem } from 'node:os';
import type { Limits } from '../../checker/explore/explore.ts';
import { asksForVerdictsOnly, type JudgeOptions, judge } from '../../drivers/exhaustive/check.ts';
import { outcomeOf, outcomeOfLaws } from '../../drivers/exhaustive/outcome.ts';
import { prepare } from '../../drivers/exhaustive/prepare.ts';
import type { RandomCheck } from '../../drivers/exhaustive/randomCheck.ts';
import { scenarios } from '../../models/scenarios/scenarios.ts';
import { checkReport } from '../../reports/json/checkReport.ts';
import { randomReport } from '../../reports/json/randomReport.ts';
import { examinationText } from '../../reports/terminal/examinationText.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { randomText } from '../../reports/terminal/randomText.ts';
import { tracesText } from '../../reports/terminal/tracesText.ts';
import { verdictText } from '../../reports/terminal/verdictText.ts';
import { boundOptions, limitOptions } from '../check/checkOptions.ts';
import { boundsFor, mutantNamed, scenarioNamed } from '../check/chooseScenario.ts';
import { clusterInput } from '../check/clusterInput.ts';
import { type Combined, refuseCombinations } from '../check/combinations.ts';
import { checkFilter, exportFile, exportFormat } from '../check/exportFile.ts';
import { readExportFilter } from '../check/exportFilter.ts';
import { runAtRandom } from '../check/runAtRandom.ts';
import { counterexamplesOf, defaultFolder, saveCounterexamples } from '../check/saveCounterexamples.ts';
import { searchOptions } from '../check/searchOptions.ts';
import { writeReport } from '../check/writeReport.ts';
import type { CommandBody } from '../command.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { Failure, fail } from '../failure.ts';
import { progressWriter, searchText } from '../progress.ts';
import type { Surroundings } from '../surroundings.ts';

type Options = Combined & {
  readonly scenario?: string;
  readonly law?: readonly string[];
  readonly mutant?: string;
  readonly skipUnmodelled?: boolean;
  readonly timeLimit?: number;
  readonly json?: boolean;
  readonly save?: string | false;
};

/** share of the machine's memory that a search may take unless told otherwise */
const memoryShare = 0.75;

const codes: { readonly [outcome in ReturnType<typeof outcomeOf>]: ExitCode } = exitCode;

export const check = (): CommandBody => ({
  operands: [
    { name: '[files...]', says: 'manifests of Pods, ReplicaSets and Deployments; - is standard input' },
  ],
  options: [
    {
      flags: '--scenario <name>',
      says: 'another system than the cluster of the manifests: podsem scenarios',
    },
    { flags: '--bounds <bounds>', says: 'bounds of the scenario: N=3,R=2' },
    ...boundOptions(scenarios),
    { flags: '--skip-unmodelled', says: 'leave out objects of kinds that are not modelled' },
    { flags: '--law <id>', says: 'only this law, or this group of laws; may be given again', many: true },
    { flags: '--mutant <name>', says: 'switch on a seeded fault: podsem mutants' },
    { flags: '--fail-fast', says: 'stop at the first broken law' },
    ...limitOptions,
    ...searchOptions,
    { flags: '--json', says: 'print one JSON object (reports/json/README.md)' },
    { flags: '--report <directory>', says: 'write an HTML report there' },
    { flags: '--save <directory>', says: `where counterexamples go (default ${defaultFolder})` },
    { flags: '--no-save', says: 'save no counterexamples' },
  ],
  notes: 'exit codes: 0 no law is broken within the bounds, 1 a law is broken, 2 bad input, 3 undecided',
  run: async (files, given, surroundings) => {
    const options = given as Options;
    if (files.length === 0 && options.scenario === undefined) {
      fail('PS1009', 'nothing to check: name a FILE, - for standard input, or a --scenario');
    }
    refuseCombinations(options);
    const filter = readExportFilter(options.exportOnly);
    if (options.export !== undefined) exportFormat(options.export);
    const scenario = scenarioNamed(options.scenario);
    const bounds = boundsFor(scenario, given);
    const input = await clusterInput(scenario, files, options.skipUnmodelled ?? false, surroundings);
    const progress = progressWriter(surroundings);
    progress.stage('composing the system');
    const prepared = prepare({
      scenario,
      bounds,
      input,
      laws: options.law ?? [],
      ends: options.deadlocks ?? false,
      mayReduce: mayReduce(options),
      ...(options.mutant !== undefined && { mutant: mutantNamed(options.mutant, scenario) }),
    });
    if (!prepared.ok) throw new Failure(prepared.problems);
    checkFilter(filter, prepared.prepared.compiled);
    const random = await runAtRandom(prepared.prepared, options, progress, surroundings);
    if (random) {
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
    const saved = saveCounterexamples(counterexamplesOf(checked), options.save, surroundings);
    if (options.export !== undefined) exportFile(checked, options.export, filter);
    const report =
      options.report === undefined ? undefined : await writeReport(checked, options.report, saved);
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
      if (options.export !== undefined) surroundings.print(`\nexported: ${options.export}`);
      if (report !== undefined) surroundings.print(`\nreport: ${report}`);
    }
    return codes[outcomeOf(checked)];
  },
});

/** What else is asked for is about every state and step of the system: then nothing is left out. */
const mayReduce = (options: Options): boolean =>
  options.reductions !== false &&
  [options.export, options.simulate, options.swarm].every((asked) => asked === undefined) &&
  asksForVerdictsOnly(searchOf(options));

/** How to search, and what to look at besides the laws. */
const searchOf = (options: Options): JudgeOptions => ({
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

const reportRandom = (check: RandomCheck, options: Options, surroundings: Surroundings): ExitCode => {
  const saved = saveCounterexamples(counterexamplesOf(check), options.save, surroundings);
  const { columns, colours, print } = surroundings;
  const colour = paint(colours);
  if (options.json) print(JSON.stringify(randomReport(check, saved), null, 1));
  else {
    print([...randomText(check, columns, colour), ...tracesText(check, saved, columns, colour)].join('\n'));
  }
  return codes[outcomeOfLaws(check.judged, check.ending === 'interrupted')];
};

const limitsOf = ({ maxStates, timeLimit, memoryLimit }: Options): Limits => ({
  ...(maxStates !== undefined && { states: maxStates }),
  ...(timeLimit !== undefined && { seconds: timeLimit }),
  bytes: memoryLimit ?? totalmem() * memoryShare,
});
