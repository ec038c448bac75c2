import type { Blueprint } from './blueprint.ts';
import { own } from './control.ts';
import type { Engine } from './generate.ts';
import type { Origins } from './origins.ts';
import type { StateStore } from './stateStore.ts';

/**
 * The state that a state was first reached from. Parents are not stored: of the states that it may come from, the first
 * that has it as a successor is looked for, by expanding them again. What is counted meanwhile does not count.
 */
export const findParent = (
  state: number,
  { areas, own: area, stateBytes }: Blueprint,
  store: StateStore,
  engine: Engine,
  origins: Origins,
): number => {
  if (state === 0) return -1;
  const words = new Int32Array(store.memory.buffer);
  const counted = words.subarray(areas >> 2, (areas + area.alerts) >> 2);
  const before = counted.slice();
  const wanted = store.wordsAt(state);
  const begin = (areas + area.states) >> 2;
  let parent = origins.fromOf(state);
  for (; parent < state; parent++) {
    engine.expand(areas, parent, parent + 1);
    engine.represent?.(areas);
    const end = words[(areas + own.candidateEnd) >> 2]! >>> 2;
    if (includes(words, begin, end, stateBytes >> 2, wanted)) break;
  }
  counted.set(before);
  return parent;
};

/** Is this state among those that lie from `begin` to `end`? */
const includes = (
  words: Int32Array,
  begin: number,
  end: number,
  width: number,
  wanted: Int32Array,
): boolean => {
  for (let at = begin; at < end; at += width) {
    let word = 0;
    while (word < width && words[at + word] === wanted[word]) word++;
    if (word === width) return true;
  }
  return false;
};
