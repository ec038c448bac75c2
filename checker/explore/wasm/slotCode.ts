import type { Blueprint } from './blueprint.ts';
import { control } from './control.ts';
import { hashCode, slotCode } from './hashCode.ts';
import { type Code, folded, i32, i64, loopWhile, when } from './module/code.ts';
import type { FunctionWriter, Local } from './module/moduleWriter.ts';

/** Finds the slot where the search for a state begins, and its hash. */
export const slotFinder = (writer: FunctionWriter, plan: Blueprint) => {
  const slots = writer.i32();
  const slotCount = writer.i64();
  const hash = writer.i64();
  const slot = writer.i32();
  return {
    hash,
    slot,
    prepare: [
      slots.set(i32.load(i32.const(control.slots))),
      slotCount.set(i64.load32U(i32.const(control.slotCount))),
    ] as Code,
    find: (words: readonly Code[]): Code => [
      hashCode(words, hash),
      slot.set(slotCode(hash, slots, slotCount, plan.stateBytes)),
    ],
  };
};

/**
 * Searches for a state by linear probing. The last word of a state is never 0, so an empty slot is told by it:
 * `found` is the last word of the slot where the search ended, 0 if the state is not in the set.
 */
export const slotProbe = (writer: FunctionWriter, plan: Blueprint) => {
  const { stateBytes } = plan;
  const slots = writer.i32();
  const end = writer.i32();
  const slot = writer.i32();
  const found = writer.i64();
  const words = Array.from({ length: plan.places.words }, () => writer.i64());
  const last = words.length - 1;
  const differs = [
    i64.ne(found.get, words[last]!.get),
    ...words.slice(0, last).map((word, number) => i64.ne(i64.load(slot.get, number * 8), word.get)),
  ];
  return {
    slot,
    found,
    words,
    prepare: [
      slots.set(i32.load(i32.const(control.slots))),
      end.set(i32.add(slots.get, i32.mul(i32.load(i32.const(control.slotCount)), i32.const(stateBytes)))),
    ] as Code,
    search: (state: Local, begin: Code): Code => [
      words.map((word, number) => word.set(i64.load(state.get, number * 8))),
      slot.set(begin),
      loopWhile(
        i32.and(
          i64.ne(found.tee(i64.load(slot.get, last * 8)), i64.const(0n)),
          folded(i32.or, differs, i32.const(0)),
        ),
        [
          slot.set(i32.add(slot.get, i32.const(stateBytes))),
          when(i32.eq(slot.get, end.get), slot.set(slots.get)),
        ],
      ),
    ],
  };
};
