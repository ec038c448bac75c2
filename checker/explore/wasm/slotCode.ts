import type { Blueprint } from './blueprint.ts';
import { control } from './control.ts';
import { compactKey, slotCode } from './hashCode.ts';
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
      plan.hash(words, hash),
      slot.set(slotCode(hash, slots, slotCount, plan.slotBytes)),
    ],
  };
};

/**
 * What a slot holds of a state: all of it, or of a compact set 63 bits of its hash. The last word of it is
 * never 0, so an empty slot is told by that.
 */
export const slotKey = (writer: FunctionWriter, plan: Blueprint) => {
  const words = Array.from({ length: plan.places.words }, () => writer.i64());
  const hash = writer.i64();
  const isCompact = plan.slotBytes < plan.stateBytes;
  const key = isCompact ? [hash] : words;
  return {
    words,
    key,
    last: key[key.length - 1]!,
    read: (state: Local): Code => [
      words.map((word, number) => word.set(i64.load(state.get, number * 8))),
      isCompact
        ? [
            plan.hash(
              words.map((word) => word.get),
              hash,
            ),
            hash.set(compactKey(hash)),
          ]
        : [],
    ],
  };
};

/** Searches for a state by linear probing: `found` is 0 if it is not in the set, and its place then `slot`. */
export const slotProbe = (writer: FunctionWriter, plan: Blueprint) => {
  const { slotBytes } = plan;
  const slots = writer.i32();
  const end = writer.i32();
  const slot = writer.i32();
  const found = writer.i64();
  const { words, key, last, read } = slotKey(writer, plan);
  const lastAt = (key.length - 1) * 8;
  const differs = [
    i64.ne(found.get, last.get),
    ...key.slice(0, -1).map((word, number) => i64.ne(i64.load(slot.get, number * 8), word.get)),
  ];
  return {
    found,
    words,
    fill: key.map((word, number) => i64.store(slot.get, word.get, number * 8)) as Code,
    prepare: [
      slots.set(i32.load(i32.const(control.slots))),
      end.set(i32.add(slots.get, i32.mul(i32.load(i32.const(control.slotCount)), i32.const(slotBytes)))),
    ] as Code,
    search: (state: Local, begin: Code): Code => [
      read(state),
      slot.set(begin),
      loopWhile(
        i32.and(
          i64.ne(found.tee(i64.load(slot.get, lastAt)), i64.const(0n)),
          folded(i32.or, differs, i32.const(0)),
        ),
        [
          slot.set(i32.add(slot.get, i32.const(slotBytes))),
          when(i32.eq(slot.get, end.get), slot.set(slots.get)),
        ],
      ),
    ],
  };
};
