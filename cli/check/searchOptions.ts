import { shortestLimit } from '../../drivers/exhaustive/shortestLimit.ts';
import type { OptionRecord } from '../command.ts';
import { wholeNumber } from '../read.ts';
import { defaultRunSteps, defaultSwarmStates } from './defaults.ts';

/** How a check may search, and what else it may be asked. */
export type SearchOptions = {
  readonly workers?: number;
  readonly symmetry?: boolean;
  readonly por?: boolean;
  readonly compact?: boolean;
  readonly checkpoint?: string;
  readonly resume?: string;
  readonly simulate?: number;
  readonly swarm?: number;
  readonly seed?: number;
  readonly steps?: number;
  readonly deadlocks?: boolean;
  readonly coverage?: boolean;
  readonly allShortest?: boolean;
  readonly export?: string;
  readonly exportOnly?: string;
  readonly reductions?: boolean;
};

export const searchOptions: readonly OptionRecord[] = [
  {
    flags: '--workers <number>',
    says: 'threads that search (default 1)',
    read: wholeNumber('--workers', 1, 64),
  },
  {
    flags: '--no-reductions',
    says: 'search the whole system for every law, also for those that can be judged on what they read',
  },
  {
    flags: '--symmetry',
    says: 'take nodes that are alike for one another: fewer states, but no laws of whole runs',
  },
  {
    flags: '--por',
    says: 'leave out steps whose order does not matter: fewer states, but no laws of whole runs',
  },
  {
    flags: '--compact',
    says: 'half the memory from the beginning, in about twice the time, and nothing lost; else that is so once memory is short',
  },
  { flags: '--checkpoint <file>', says: 'save the search there every half minute, and when a limit ends it' },
  { flags: '--resume <file>', says: 'go on from a checkpoint of the same search' },
  {
    flags: '--simulate <runs>',
    says: 'so many random runs instead of a search, for what is too big',
    read: wholeNumber('--simulate', 1, 1_000_000_000),
  },
  {
    flags: '--swarm <searches>',
    says: `so many depth-first searches in random orders instead, each of --max-states (default ${defaultSwarmStates})`,
    read: wholeNumber('--swarm', 1, 1_000_000),
  },
  {
    flags: '--seed <number>',
    says: 'where the chance of --simulate and --swarm begins (default: by the clock)',
    read: wholeNumber('--seed', 0, 2 ** 31),
  },
  {
    flags: '--steps <number>',
    says: `steps of a random run at most (default ${defaultRunSteps})`,
    read: wholeNumber('--steps', 1, 1_000_000),
  },
  { flags: '--deadlocks', says: 'where the system comes to rest, and whether that is a named end' },
  { flags: '--coverage', says: 'how often each rule and each transition of a chart was taken' },
  {
    flags: '--all-shortest',
    says: `every shortest counterexample of a law, the first ${shortestLimit} in full`,
  },
  {
    flags: '--export <file>',
    says: 'write the state graph to FILE.dot or FILE.json, or a run to FILE.itf.json',
  },
  {
    flags: '--export-only <filter>',
    says: 'a part of it: depth=3,states=100,rule=Create,law=ID (towards its breach, or its run)',
  },
];
