import { type CheckpointHead, readCheckpoint, unusable, writeCheckpoint } from '../checkpointFile.ts';
import type { Finding } from '../search.ts';
import { own } from './control.ts';
import type { Machine } from './machine.ts';
import type { Origins } from './origins.ts';

/** How far a search is, and what it has found. */
export type SearchProgress = {
  readonly fingerprint: string;
  readonly head: number;
  readonly levelEnd: number;
  readonly levels: readonly number[];
  readonly deadlocks: number;
  readonly quiescent: number;
  readonly counts: readonly number[];
  readonly findings: readonly Finding[];
};

/** What a checkpoint says before the states and their origins. */
type SavedSearch = CheckpointHead &
  SearchProgress & {
    readonly states: number;
    readonly indexed: boolean;
    /** how many pairs of origins follow the states */
    readonly origins: number;
  };

/** Writes a checkpoint of a search. */
export const saveSearch = (
  path: string,
  at: SearchProgress,
  { store, plan }: Machine,
  origins: Origins,
): void => {
  const pairs = origins.saved;
  const saved: SavedSearch = {
    ...at,
    states: store.size,
    indexed: plan.isIndexed,
    origins: pairs.length / 2,
  };
  writeCheckpoint(path, saved, [store.section(store.size), bytesOf(pairs)]);
};

/**
 * Reads a checkpoint into a machine, which may have to be one whose set holds numbers of states. Refuses (CK304) one of another
 * search, and one that memory does not suffice for.
 */
export const restoreSearch = (
  path: string,
  fingerprint: string,
  machineFor: (isIndexed: boolean) => Machine,
  origins: Origins,
): SearchProgress => {
  const saved = readCheckpoint(path, (head) => {
    if (head.fingerprint !== fingerprint) throw unusable(path, 'it is of another search');
    const { states, origins: pairs, indexed } = head as SavedSearch;
    const { store, engine } = machineFor(indexed);
    if (!store.ensure(states, engine)) throw unusable(path, 'memory does not suffice');
    return [store.section(states), bytesOf(origins.restored(pairs))];
  }) as SavedSearch;
  const { store, engine, plan } = machineFor(saved.indexed);
  store.fill(saved.states, engine);
  const words = (own.counts + 8 * saved.counts.length) / 8;
  const numbers = new BigInt64Array(store.memory.buffer, plan.areas, words);
  numbers[own.deadlocks / 8] = BigInt(saved.deadlocks);
  numbers[own.quiescent / 8] = BigInt(saved.quiescent);
  saved.counts.forEach((count, rule) => {
    numbers[own.counts / 8 + rule] = BigInt(count);
  });
  return saved;
};

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
