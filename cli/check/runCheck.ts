import type { Budget } from '../../checker/budget/budget.ts';
import type { Limits } from '../../checker/explore/explore.ts';
import type { JudgeOptions } from '../../drivers/exhaustive/check.ts';
import { judge } from '../../drivers/exhaustive/judge.ts';
import { type CheckRequest, prepareOnBudget } from '../../drivers/exhaustive/prepare.ts';
import { asksForVerdictsOnly } from '../../drivers/exhaustive/verdictsOnly.ts';
import type { ReadManifest } from '../../spec/manifest/readManifest.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import type { ExitCode } from '../exitCode.ts';
import { Failure } from '../failure.ts';
import { progressWriter, searchText } from '../progress.ts';
import type { Surroundings } from '../surroundings.ts';
import type { CheckCommandOptions } from './checkCommandOptions.ts';
import { checkRequest } from './checkRequest.ts';
import { defaultMemoryLimit } from './defaults.ts';
import { checkFilter, type ExportFilter } from './exportFilter.ts';
import { mayBeSmaller } from './mayBeSmaller.ts';
import { reportCheck, reportRandom } from './reportCheck.ts';

/** Checks manifests that were read, or a scenario that takes none, and prints what came of it; the exit code. */
export const runCheck = async (
  files: readonly string[],
  read: ReadManifest,
  options: CheckCommandOptions,
  filter: ExportFilter,
  surroundings: Surroundings,
  budget: Budget,
): Promise<ExitCode> => {
  const progress = progressWriter(surroundings);
  const request: CheckRequest = {
    ...(await checkRequest(files, read, options)),
    ends: options.deadlocks ?? false,
    mayReduce: mayReduce(options),
  };
  const unsaved: Problem[] = [];
  const judging: Omit<JudgeOptions, 'signal'> = {
    budget,
    onUnsaved: ({ message }) => {
      if (unsaved.length === 0) unsaved.push(problem('PS1205', message));
    },
    limits: limitsOf(options),
    failFast: options.failFast ?? false,
    ...searchOf(options),
    onProgress: (now) => progress.show(budget.seconds, searchText(now)),
  };
  const isRandom = options.simulate !== undefined || options.swarm !== undefined;
  if (request.scenario.name === 'cluster' && mayBeSmaller(options, filter)) {
    const { judgeInstance } = await import('./judgeInstance.ts');
    const judged = await surroundings.interruptible((signal) =>
      judgeInstance(request, { ...judging, signal, budget }, progress.stage),
    );
    progress.clear();
    budget.begin('telling what was found');
    return reportCheck(judged, options, filter, surroundings, budget);
  }
  const prepared = prepareOnBudget(request, budget);
  if (prepared.ok === 'unfinished') return reportCheck(prepared.check, options, {}, surroundings, budget);
  if (!prepared.ok) throw new Failure(prepared.problems);
  checkFilter(filter, prepared.prepared.compiled);
  if (isRandom) {
    const { runAtRandom } = await import('./runAtRandom.ts');
    const random = await runAtRandom(prepared.prepared, options, progress, surroundings);
    progress.clear();
    return reportRandom(random, options, surroundings);
  }
  const checked = await surroundings.interruptible((signal) =>
    judge(prepared.prepared, { ...judging, signal }),
  );
  progress.clear();
  budget.begin('telling what was found');
  return reportCheck(checked, options, filter, surroundings, budget, unsaved);
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

/** The search's own limits; time and memory are those of all phases. */
const limitsOf = ({ maxStates, memoryLimit }: CheckCommandOptions): Limits => ({
  ...(maxStates !== undefined && { states: maxStates }),
  bytes: memoryLimit ?? defaultMemoryLimit(),
});
