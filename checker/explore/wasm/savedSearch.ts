import type { Compiled } from '../../compile/compiled.ts';
import { readCheckpoint, unusable, writeCheckpoint } from '../checkpointFile.ts';
import { own } from './control.ts';
import type { Machine } from './machine.ts';
import type { Origins } from './origins.ts';
import { areOrigins, isProgressOf, type SavedProgress, type SearchProgress } from './savedProgress.ts';

/** Writes a checkpoint of a search. */
export const saveSearch = (
  path: string,
  at: SearchProgress,
  { store, plan }: Machine,
  origins: Origins,
): void => {
  const pairs = origins.saved;
  const saved: SavedProgress = {
    ...at,
    states: store.size,
    indexed: plan.isIndexed,
    origins: pairs.length / 2,
  };
  writeCheckpoint(path, saved, [store.section(store.size), bytesOf(pairs)]);
};

/**
 * Reads a checkpoint into a machine, which may have to be one whose set holds numbers of states. Refuses (CK304) one of another
 * search, one that no search can have written, and one that memory does not suffice for.
 */
export const restoreSearch = (
  path: string,
  compiled: Compiled,
  fingerprint: string,
  machineFor: (isIndexed: boolean) => Machine,
  origins: Origins,
): SearchProgress => {
  const saved = readCheckpoint(path, (head, bytesLeft) => {
    if (head.fingerprint !== fingerprint) throw unusable(path, 'it is of another search');
    if (!isProgressOf(compiled, head)) throw unusable(path, 'no search wrote this');
    const { states, origins: pairs, indexed } = head;
    // memory is taken for what is there only
    if (states + pairs > bytesLeft) throw unusable(path, 'it is cut off');
    const { store, engine } = machineFor(indexed);
    if (!store.ensure(states, engine)) throw unusable(path, 'memory does not suffice');
    return [store.section(states), bytesOf(origins.restored(pairs))];
  }) as SavedProgress;
  if (!areOrigins(origins.saved, saved.states)) throw unusable(path, 'no search wrote this');
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
