import { actionOptions } from '../check/actionOptions.ts';
import { askedOf, configOption, readChanged } from '../check/askedOf.ts';
import { boundOptions, limitOptions } from '../check/checkOptions.ts';
import { refuseCombinations } from '../check/combinations.ts';
import { defaultFolder, defaultMemoryLimit } from '../check/defaults.ts';
import { readExportFilter } from '../check/exportFilter.ts';
import { exportFormat } from '../check/exportFormat.ts';
import { mayBeSmaller } from '../check/mayBeSmaller.ts';
import { formOf, outputOptions } from '../check/outputOptions.ts';
import { questionOptions } from '../check/questionOptions.ts';
import { searchOptions } from '../check/searchOptions.ts';
import type { CommandBody } from '../command.ts';
import { commandBudget } from '../commandBudget.ts';
import { Failure, fail } from '../failure.ts';
import { inputOptions, skipUnmodelled } from '../input/inputOptions.ts';
import { readInput, readingInput } from '../input/readInput.ts';
import { progressWriter } from '../progress.ts';
import { queueOptions, sweepOption } from '../queue/queueOptions.ts';
import { duration } from '../read.ts';
import { showValuesOption } from '../showValuesOption.ts';

export const check = (): CommandBody => ({
  operands: [
    {
      name: '[files...]',
      says: 'manifests of whole applications: workloads, Pods, Nodes and what else there is; directories; - is standard input',
    },
  ],
  options: [
    ...inputOptions,
    skipUnmodelled,
    {
      flags: '--scenario <name>',
      says: 'another system than the cluster of the manifests: podsem scenarios (bounds that only pod-on-node has ask for it)',
    },
    { flags: '--bounds <bounds>', says: 'bounds of the scenario: N=3,R=2' },
    ...boundOptions,
    ...actionOptions,
    ...questionOptions,
    configOption,
    { flags: '--law <id>', says: 'only this law, or this group of laws; may be given again', many: true },
    { flags: '--mutant <name>', says: 'switch on a seeded fault: podsem mutants' },
    {
      flags: '--bug <number>',
      says: 'a known bug: its defective rule, in the scenario where it shows: podsem bugs',
    },
    { flags: '--fail-fast', says: 'stop at the first violated law' },
    ...limitOptions,
    ...searchOptions,
    {
      flags: '--whole',
      says: 'no smaller instance of an application that is too large to be decided',
    },
    {
      flags: '--all',
      says: 'print the verdict of every law, not only of those that are violated or undecided',
    },
    ...outputOptions,
    { flags: '--json', says: 'the same as --output json: one JSON object (reports/json/README.md)' },
    { flags: '--report <directory>', says: 'write an HTML report there' },
    { flags: '--save <directory>', says: `where counterexamples go (default ${defaultFolder})` },
    { flags: '--no-save', says: 'save no counterexamples' },
    showValuesOption,
    ...queueOptions,
    sweepOption,
  ],
  notes:
    'exit codes: 0 no law is violated within the bounds, 1 a law is violated, or a Pod\n' +
    'finds no node even when nothing fails, 2 bad input, 3 undecided,\n' +
    '74 what was asked for could not be written; the verdict is printed all the same, 130 interrupted;\n' +
    'those that --fail-on does not name exit with 0',
  run: async (named, given, surroundings, words) => {
    if (given.queue !== undefined) {
      const { enqueue } = await import('../queue/enqueue.ts');
      return enqueue('check', named, given, words, surroundings);
    }
    if (given.sweep !== undefined) fail('PS1201', '--sweep means nothing without --queue');
    const { operands, options } = await askedOf(named, given);
    refuseCombinations(options);
    formOf(options);
    const filter = readExportFilter(options.exportOnly);
    if (options.export !== undefined) exportFormat(options.export);
    if (options.checkpoint !== undefined) {
      const { checkWritable } = await import('../../checker/explore/checkpointFile.ts');
      checkWritable(options.checkpoint);
    }
    const { timeLimit, memoryLimit: bytes = defaultMemoryLimit() } = options;
    const usual = mayBeSmaller(options, filter) ? surroundings.usualTimeLimit?.() : undefined;
    const seconds = timeLimit ?? (usual === undefined ? undefined : duration('PODSEM_TIME_LIMIT')(usual));
    const budget = commandBudget({ seconds, bytes }, surroundings, progressWriter(surroundings));
    budget.begin(readingInput);
    const { files, read } = await readInput(operands, options, surroundings);
    const isNamed = given.scenario !== undefined || given.bug !== undefined;
    const isNothingLeft = !isNamed && read.objects.length === 0;
    if (isNothingLeft && read.problems.length > 0) throw new Failure(read.problems);
    const { runCheck } = await import('../check/runCheck.ts');
    const changed = await readChanged(options, surroundings);
    return runCheck(files, read, { ...options, changed }, filter, surroundings, budget);
  },
});
