import { replayPath } from '../../checker/export/path.ts';
import { choicesOf } from '../../checker/trace/trace.ts';
import { lawsOf } from '../../drivers/exhaustive/lawsOf.ts';
import type { Counterexample } from '../../reports/counterexample/counterexample.ts';
import type { OptionRecord, OptionValues } from '../command.ts';
import { Failure, fail } from '../failure.ts';
import { type InputOptions, inputOptions, skipUnmodelled } from '../input/inputOptions.ts';
import { readInput } from '../input/readInput.ts';
import { wholeNumber } from '../read.ts';
import type { Surroundings } from '../surroundings.ts';
import { boundOptions } from './checkOptions.ts';
import { mutantNamed } from './chooseMutant.ts';
import { boundsFor, scenarioFor } from './chooseScenario.ts';
import { clusterInput } from './clusterInput.ts';

export type PathOptions = OptionValues &
  InputOptions & {
    readonly path: string;
    readonly scenario?: string;
    readonly law?: string;
    readonly mutant?: string;
    readonly loopFrom?: number;
  };

/** Options that name a system as `check` does, and a way through it. */
export const pathOptions: readonly OptionRecord[] = [
  {
    flags: '--path <path>',
    says: 'a path that check printed, 0.3.12, through the system named as for check',
  },
  { flags: '--law <id>', says: 'with --path: the law to judge by' },
  {
    flags: '--loop-from <number>',
    says: 'with --path: so many steps come before those that are repeated for ever',
    read: wholeNumber('--loop-from', 0),
  },
  { flags: '--scenario <name>', says: 'with --path: another system than the cluster of the manifests' },
  { flags: '--bounds <bounds>', says: 'with --path: bounds of the scenario: N=3,R=2' },
  ...boundOptions,
  ...inputOptions,
  skipUnmodelled,
  { flags: '--mutant <name>', says: 'with --path: the seeded fault that was switched on' },
];

/**
 * The counterexample that a path through a system stands for. Fails if the law is not named; what is no path of this
 * system is refused (CK303), with what may happen instead.
 */
export const counterexampleAlong = async (
  operands: readonly string[],
  options: PathOptions,
  surroundings: Surroundings,
): Promise<Counterexample> => {
  const scenario = await scenarioFor(options);
  const bounds = boundsFor(scenario, options);
  const { files, read } = await readInput(operands, options, surroundings);
  const input = clusterInput(scenario, files, read, options);
  const mutant = options.mutant === undefined ? undefined : mutantNamed(options.mutant, scenario);
  const result = scenario.build({ bounds, input, ...(mutant && { mutant }) });
  if (!result.ok) throw new Failure(result.problems);
  const { built } = result;
  if (options.law === undefined) {
    const known = lawsOf(built).map(({ id }) => id);
    fail('PS1201', `--path needs the --law to judge by; there are ${known.join(', ')}`);
  }
  const choices = choicesOf(replayPath(built.system, options.path));
  const { loopFrom = null } = options;
  if (loopFrom !== null && loopFrom >= choices.length) {
    fail('PS1201', `--loop-from must be less than the ${choices.length} steps of the path`);
  }
  return {
    format: 'pod-semantics/counterexample',
    version: 1,
    scenario: scenario.name,
    bounds,
    mutant: mutant?.name ?? null,
    law: options.law ?? '',
    objects: input.objects,
    choices,
    loopFrom,
  };
};
