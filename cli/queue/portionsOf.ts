import { operations } from '../../oracle/operations.ts';
import { problem } from '../../spec/problem.ts';
import type { OptionValues, OptionWord } from '../command.ts';
import { Failure, fail } from '../failure.ts';
import { seeds } from '../fuzz/fuzzOptions.ts';
import type { Batch } from './batch.ts';
import { sweptBounds } from './sweep.ts';

/** Portions of one batch at most: the queue holds each of them. */
const mostPortions = 100_000;

/** How much a worker takes at a time, where nobody says so: some seconds of work. */
const usualPortion = { fuzz: 1_000, simulate: 1_000, swarm: 10, diff: 1_000 } as const;

/** Lifetimes of clusters that share a seed when one machine lives through them. */
const livesOfSeed = 50;

type Divided = readonly (readonly OptionWord[])[];

/** What a command line is divided into: for each portion the options that only it has. */
export const portionsOf = (
  command: Batch['command'],
  options: OptionValues,
  vectorOperations: readonly string[] = [],
): Divided => {
  const given = (name: string, otherwise: number): number =>
    (options[name] as number | undefined) ?? otherwise;
  if (command === 'vectors') return vectorOperations.map((op) => [{ name: '--op', value: op }]);
  if (command === 'fuzz') {
    const portion = given('portion', usualPortion.fuzz);
    const ranges = ranged(
      'runs',
      given('runs', 1_000),
      portion,
      given('seed', 1),
      Math.ceil(portion / livesOfSeed),
    );
    return limited(ranges);
  }
  if (command === 'diff') {
    const ranges = ranged(
      'runs',
      given('runs', 1_000),
      given('portion', usualPortion.diff),
      given('seed', 1),
      1,
    );
    const named = options.op === 'all' ? operations.map(({ op }) => op) : [String(options.op)];
    return limited(named.flatMap((op) => ranges.map((words) => [{ name: '--op', value: op }, ...words])));
  }
  for (const kind of ['simulate', 'swarm'] as const) {
    const runs = options[kind] as number | undefined;
    if (runs !== undefined)
      return limited(ranged(kind, runs, given('portion', usualPortion[kind]), given('seed', 1), 1));
  }
  if (typeof options.sweep === 'string') return limited(sweptBounds(options.sweep));
  return fail('PS1201', '--queue: a check is divided by --swarm, --simulate or --sweep');
};

/** So many runs, a portion at a time, each from a seed of its own. */
const ranged = (name: string, runs: number, portion: number, seed: number, stride: number): Divided => {
  const count = Math.ceil(runs / portion);
  if (count > mostPortions) tooMany(count);
  if (seed + count * stride > seeds)
    fail('PS1201', `--seed ${seed}: the seeds of ${count} portions end at ${seeds}`);
  return Array.from({ length: count }, (_, number) => [
    { name: `--${name}`, value: String(Math.min(portion, runs - number * portion)) },
    { name: '--seed', value: String(seed + number * stride) },
  ]);
};

const limited = (divided: Divided): Divided =>
  divided.length > mostPortions ? tooMany(divided.length) : divided;

const tooMany = (count: number): never => {
  throw new Failure([
    problem(
      'PS1008',
      `${count} portions are more than a queue takes (${mostPortions}): make each larger by --portion`,
    ),
  ]);
};
