import { lawsOfClusters } from '../../drivers/exhaustive/lawsOfClusters.ts';
import type { FuzzRequest } from '../../drivers/random/fuzz/fuzz.ts';
import { clusterScenario } from '../../models/scenarios/cluster.ts';
import type { Counterexample } from '../../reports/counterexample/counterexample.ts';
import { inputWithoutValues } from '../../reports/hiddenValues.ts';
import { type FuzzSummary, fuzzReport } from '../../reports/json/fuzzReport.ts';
import { leftOutNotes } from '../../reports/leftOut.ts';
import { fuzzText } from '../../reports/terminal/fuzzText.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { mutantNamed } from '../check/chooseMutant.ts';
import { clusterInput } from '../check/clusterInput.ts';
import { saveCounterexamples } from '../check/saveCounterexamples.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { Failure } from '../failure.ts';
import { readInput } from '../input/readInput.ts';
import type { Surroundings } from '../surroundings.ts';
import { writtenOr } from '../writeWhole.ts';
import { fuzzInPortions } from './fuzzInPortions.ts';
import { defaultRuns, type FuzzOptions, freshSeed } from './fuzzOptions.ts';

/** Random lifetimes of clusters, of the manifests or of random ones; the exit code. */
export const fuzzClusters = async (
  operands: readonly string[],
  options: FuzzOptions,
  surroundings: Surroundings,
): Promise<ExitCode> => {
  const { files, read } = await readInput(operands, options, surroundings);
  const input = files.length > 0 ? clusterInput(clusterScenario, files, read) : undefined;
  for (const note of input ? leftOutNotes(input) : []) surroundings.complain(note);
  const laws = lawsOfClusters(input, options.law ?? []);
  if (!laws.ok) throw new Failure(laws.problems);
  const request: FuzzRequest = {
    ...(input && { input }),
    laws: laws.laws,
    ...(options.mutant !== undefined && { mutant: mutantNamed(options.mutant, clusterScenario) }),
    runs: options.runs ?? defaultRuns,
    seed: options.seed ?? freshSeed(),
    ...(options.path !== undefined && { path: options.path }),
    ...(options.steps !== undefined && { steps: options.steps }),
  };
  const { result, interrupted } = await surroundings.interruptible(async (signal) => ({
    result: await fuzzInPortions(request, surroundings, signal),
    interrupted: signal.aborted || surroundings.isInterrupted(),
  }));
  const { failure } = result;
  const found = failure
    ? [{ counterexample: counterexampleFrom(failure, options), trace: failure.trace }]
    : [];
  const { files: saved, unwritten } = saveCounterexamples(found, options.save, surroundings);
  const summary: FuzzSummary = {
    ...result,
    seed: request.seed,
    saved: failure && saved.get(failure.law.id),
  };
  if (options.json) surroundings.print(JSON.stringify(fuzzReport(summary), null, 1));
  else {
    const again = againText(files, options, failure);
    surroundings.print(
      fuzzText(summary, again, surroundings.columns, paint(surroundings.colours)).join('\n'),
    );
  }
  const ended = interrupted ? exitCode.interrupted : exitCode.good;
  return writtenOr(unwritten, failure ? exitCode.broken : ended, surroundings.complain);
};

type Failed = NonNullable<FuzzSummary['failure']>;

const counterexampleFrom = (
  { law, objects, bounds, choices }: Failed,
  { mutant, showValues }: FuzzOptions,
): Counterexample => ({
  format: 'pod-semantics/counterexample',
  version: 1,
  scenario: clusterScenario.name,
  bounds,
  mutant: mutant ?? null,
  law: law.id,
  ...inputWithoutValues({ objects }, showValues),
  choices,
  loopFrom: null,
});

/** The command line that finds this failure again. */
const againText = (files: readonly string[], options: FuzzOptions, failure: Failed | undefined): string =>
  failure
    ? [
        'podsem fuzz',
        ...files,
        `--seed ${failure.seed} --path ${failure.path}`,
        ...(options.steps === undefined ? [] : [`--steps ${options.steps}`]),
        ...(options.law ?? []).map((id) => `--law ${id}`),
        ...(options.mutant === undefined ? [] : [`--mutant ${options.mutant}`]),
      ].join(' ')
    : '';
