import { fail } from '../failure.ts';
import type { SearchOptions } from './searchOptions.ts';

export type Combined = SearchOptions & {
  readonly scenario?: string;
  readonly mutant?: string;
  readonly bug?: string;
  readonly failFast?: boolean;
  readonly report?: string;
  readonly maxStates?: number;
  readonly memoryLimit?: number;
};

type Name = keyof Combined;

/** Options that cannot be combined, and why. */
const excluded: readonly (readonly [one: Name, others: readonly Name[], why: string])[] = [
  ['simulate', ['swarm'], 'one takes the place of the other'],
  [
    'simulate',
    ['workers', 'symmetry', 'por', 'compact', 'checkpoint', 'resume', 'maxStates', 'memoryLimit'],
    'random runs store no states',
  ],
  [
    'swarm',
    ['workers', 'symmetry', 'por', 'compact', 'checkpoint', 'resume', 'memoryLimit'],
    'a swarm has small searches of its own',
  ],
  ...(['simulate', 'swarm'] as const).map(
    (one) =>
      [
        one,
        ['deadlocks', 'coverage', 'allShortest', 'export', 'report'],
        'that needs a search of all states',
      ] as const,
  ),
  ['por', ['symmetry'], 'the two reductions are not combined'],
  ['por', ['workers', 'compact', 'checkpoint', 'resume'], 'the search that leaves out steps is a simple one'],
  ['por', ['coverage', 'allShortest', 'export'], 'they need the steps that are left out'],
  ['symmetry', ['coverage', 'allShortest', 'export'], 'they need every state, not one for each orbit'],
  ['allShortest', ['failFast'], 'it needs the whole search'],
  ['bug', ['scenario', 'mutant'], 'a bug has its own scenario and defective rule'],
];

/** Options that mean nothing without one of others. */
const needed: readonly (readonly [one: Name, others: readonly Name[]])[] = [
  ['seed', ['simulate', 'swarm']],
  ['steps', ['simulate']],
  ['exportOnly', ['export']],
];

/** Fails (PS1201) where options cannot be combined or one lacks another. */
export const refuseCombinations = (options: Combined): void => {
  const isGiven = (name: Name): boolean =>
    name === 'workers' ? (options.workers ?? 1) > 1 : options[name] !== undefined;
  for (const [one, others, why] of excluded) {
    const other = isGiven(one) ? others.find(isGiven) : undefined;
    if (other) fail('PS1201', `${flag(one)} cannot be combined with ${flag(other)}: ${why}`);
  }
  for (const [one, others] of needed) {
    if (isGiven(one) && !others.some(isGiven)) {
      fail('PS1201', `${flag(one)} means nothing without ${others.map(flag).join(' or ')}`);
    }
  }
};

/** `allShortest` → `--all-shortest` */
const flag = (name: Name): string => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
