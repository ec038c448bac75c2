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
  plan: Blueprint,
  store: StateStore,
  engine: Engine,
  origins: Origins,
): number => {
  if (state === 0) return -1;
  const { areas, own: area } = plan;
  const counted = new Uint8Array(store.memory.buffer, areas, area.alerts);
  const before = counted.slice();
  const wanted = store.wordsAt(state);
  let parent = origins.fromOf(state);
  while (parent < state && !leadsTo(wanted, parent, plan, store, engine)) parent += 1;
  counted.set(before);
  return parent;
};

const leadsTo = (
  wanted: Int32Array,
  parent: number,
  { areas, own: area, stateBytes }: Blueprint,
  { memory: { buffer } }: StateStore,
  engine: Engine,
): boolean => {
  engine.expand(areas, parent, parent + 1);
  engine.represent?.(areas);
  const begin = areas + area.states;
  const end = new Uint32Array(buffer, areas + own.candidateEnd, 1)[0]!;
  const successors = new Int32Array(buffer, begin, (end - begin) / 4);
  for (let at = 0; at < successors.length; at += stateBytes / 4)
    if (wanted.every((word, number) => successors[at + number] === word)) return true;
  return false;
};
