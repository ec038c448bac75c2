import type { Blueprint } from '../blueprint.ts';
import { control } from '../control.ts';
import { type Code, i32, i64 } from '../module/code.ts';
import type { Local } from '../module/moduleWriter.ts';

/** the highest bit of the last word, which every state has: it is not stored */
const presentWord = -(2n ** 63n);

/** Where the state with this number is stored. */
export const storedAt = (plan: Blueprint, index: Code): Code =>
  plan.isIndexed
    ? i32.add(i32.load(i32.const(control.states)), i32.mul(index, i32.const(plan.storedBytes)))
    : i32.add(i32.const(plan.states), i32.mul(index, i32.const(plan.storedBytes)));

/** The words of a stored state: of an indexed set, bytes that no state uses are left out. */
export const readStored = ({ places, storedBytes, stateBytes }: Blueprint, at: Local): Code[] =>
  Array.from({ length: places.words }, (_, number) => {
    const word = i64.load(at.get, number * 8);
    const bytes = storedBytes - number * 8;
    if (storedBytes === stateBytes || bytes >= 8) return word;
    return i64.or(i64.and(word, i64.const((1n << BigInt(8 * bytes)) - 1n)), i64.const(presentWord));
  });

/** Stores the words of a state, and touches no byte after it: that may be another thread's. */
export const writeStored = ({ storedBytes }: Blueprint, at: Local, words: readonly Code[]): Code =>
  words.map((word, number) => {
    const code: Code[] = [];
    let done = 0;
    for (const [size, store] of stores) {
      if (number * 8 + done + size > storedBytes || done + size > 8) continue;
      const part = done === 0 ? word : i64.shrU(word, i64.const(BigInt(8 * done)));
      code.push(store(at.get, part, number * 8 + done));
      done += size;
    }
    return code;
  });

const stores = [
  [8, i64.store],
  [4, i64.store32],
  [2, i64.store16],
  [1, i64.store8],
] as const;

/** Bytes that a state needs if those at its end are left out that no unit uses. */
export const packedBytes = ({ words, units }: Blueprint['places']): number => {
  const used = units.filter(({ word }) => word === words - 1).map(({ shift, bits }) => shift + bits);
  const bytes = Math.ceil(Math.max(1, ...used) / 8);
  // a state needs a byte at least, so that each has a place of its own
  return 8 * (words - 1) + bytes;
};
