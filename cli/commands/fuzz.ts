import type { Law } from '../../checker/laws/law.ts';
import type { ClusterInput } from '../../models/cluster/input.ts';
import { clusterScenario } from '../../models/scenarios/cluster.ts';
import { podOnNodeScenario } from '../../models/scenarios/podOnNode.ts';
import { resolveBounds } from '../../properties/check/bounds.ts';
import { lawsOf } from '../../properties/check/lawsOf.ts';
import { selectLaws } from '../../properties/check/selectLaws.ts';
import type { FuzzRequest } from '../../properties/random/fuzz.ts';
import type { Counterexample } from '../../reports/counterexample/counterexample.ts';
import { type FuzzSummary, fuzzReport } from '../../reports/json/fuzzReport.ts';
import { fuzzText } from '../../reports/terminal/fuzzText.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { mutantNamed, scenarioNamed } from '../check/chooseScenario.ts';
import { clusterInput } from '../check/clusterInput.ts';
import { defaultFolder, saveCounterexamples } from '../check/saveCounterexamples.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { Failure, fail } from '../failure.ts';
import { defaultRuns, freshSeed, seeds } from '../fuzz/defaults.ts';
import { fuzzInPortions } from '../fuzz/fuzzInPortions.ts';
import { fuzzNodes } from '../fuzz/fuzzNodes.ts';
import { wholeNumber } from '../read.ts';

type Options = {
  readonly scenario?: string;
  readonly runs?: number;
  readonly seed?: number;
  readonly path?: string;
  readonly steps?: number;
  readonly law?: readonly string[];
  readonly mutant?: string;
  readonly skipUnmodelled?: boolean;
  readonly json?: boolean;
  readonly save?: string | false;
};

export const fuzz = (): CommandBody => ({
  operands: [
    {
      name: '[files...]',
      says: 'manifests to live through; without any, random manifests; - is standard input',
    },
  ],
  options: [
    {
      flags: '--scenario <name>',
      says: `${clusterScenario.name} (default), or ${podOnNodeScenario.name}: random Pods on their node, on a virtual clock`,
    },
    {
      flags: '--runs <number>',
      says: `lifetimes (default ${defaultRuns})`,
      read: wholeNumber('--runs', 1, 10_000_000),
    },
    {
      flags: '--seed <number>',
      says: 'where chance begins (default: by the clock)',
      read: wholeNumber('--seed', 0, seeds),
    },
    { flags: '--path <path>', says: 'with --seed: straight to an earlier failure' },
    {
      flags: '--steps <number>',
      says: 'steps of one lifetime at most',
      read: wholeNumber('--steps', 1, 10_000),
    },
    { flags: '--law <id>', says: 'only this law, or this group of laws; may be given again', many: true },
    { flags: '--mutant <name>', says: 'switch on a seeded fault: podsem mutants' },
    { flags: '--skip-unmodelled', says: 'leave out objects of kinds that are not modelled' },
    { flags: '--json', says: 'print one JSON object (reports/json/README.md)' },
    { flags: '--save <directory>', says: `where a counterexample goes (default ${defaultFolder})` },
    { flags: '--no-save', says: 'save no counterexample' },
  ],
  notes: 'exit codes: 0 no law was broken, 1 a law was broken, 2 bad input',
  run: async (files, given, surroundings) => {
    const options = given as Options;
    if (options.path !== undefined && options.seed === undefined) fail('PS1201', '--path needs its --seed');
    if (options.path !== undefined && !/^\d+(:\d+)*$/.test(options.path)) {
      fail('PS1201', `--path is written as numbers and colons, not ${JSON.stringify(options.path)}`);
    }
    const scenario = scenarioNamed(options.scenario);
    if (scenario === podOnNodeScenario) return fuzzNodes(files, options, surroundings);
    if (scenario !== clusterScenario) {
      fail(
        'PS1201',
        `--scenario: only ${clusterScenario.name} and ${podOnNodeScenario.name} are lived through at random`,
      );
    }
    const input =
      files.length > 0
        ? await clusterInput(clusterScenario, files, options.skipUnmodelled ?? false, surroundings)
        : undefined;
    const laws = selectLaws(lawsOfClusters(input), options.law ?? []);
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
      interrupted: signal.aborted,
    }));
    const { failure } = result;
    const found = failure
      ? [{ counterexample: counterexampleFrom(failure, options.mutant), trace: failure.trace }]
      : [];
    const saved = saveCounterexamples(found, options.save, surroundings);
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
    if (failure) return exitCode.broken;
    return interrupted ? exitCode.interrupted : exitCode.good;
  },
});

/** The laws that clusters can be judged by: those about what they show. */
const lawsOfClusters = (input: ClusterInput = { objects: [] }): readonly Law[] => {
  const resolved = resolveBounds(clusterScenario, {});
  if (!resolved.ok) throw new Failure(resolved.problems);
  const result = clusterScenario.build({ bounds: resolved.bounds, input });
  if (!result.ok) throw new Failure(result.problems);
  return lawsOf(result.built);
};

type Failed = NonNullable<FuzzSummary['failure']>;

const counterexampleFrom = (
  { law, objects, bounds, choices }: Failed,
  mutant: string | undefined,
): Counterexample => ({
  format: 'pod-semantics/counterexample',
  version: 1,
  scenario: clusterScenario.name,
  bounds,
  mutant: mutant ?? null,
  law: law.id,
  objects,
  choices,
  loopFrom: null,
});

/** The command line that finds this failure again. */
const againText = (files: readonly string[], options: Options, failure: Failed | undefined): string =>
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
