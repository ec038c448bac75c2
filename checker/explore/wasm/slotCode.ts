import type { Blueprint } from './blueprint.ts';
import { control } from './control.ts';
import { slotCode } from './hashCode.ts';
import { type Code, folded, i32, i64, loopWhile, select, when } from './module/code.ts';
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

/** the last word of a slot that a thread has taken and not yet filled; no state has it */
export const busy = 1n;

/**
 * Searches for a state by linear probing: `found` is 0 if it is not in the set, and its place then `slot`. Where
 * threads share slots of several words, it waits for a slot that is being filled.
 */
export const slotProbe = (writer: FunctionWriter, plan: Blueprint, shared = false) => {
  const { slotBytes } = plan;
  const slots = writer.i32();
  const end = writer.i32();
  const slot = writer.i32();
  const found = writer.i64();
  // the last word of a state is never 0, so an empty slot is told by that
  const words = Array.from({ length: plan.places.words }, () => writer.i64());
  const last = words[words.length - 1]!;
  const lastAt = (words.length - 1) * 8;
  const waits = shared && words.length > 1;
  const read = (state: Local): Code => words.map((word, number) => word.set(i64.load(state.get, number * 8)));
  const differs = [
    i64.ne(found.get, last.get),
    ...words.slice(0, -1).map((word, number) => i64.ne(i64.load(slot.get, number * 8), word.get)),
  ];
  const step = i32.const(slotBytes);
  const isBusy = i64.eq(found.get, i64.const(busy));
  const probe = loopWhile(
    i32.and(
      i64.ne(found.tee(waits ? i64.atomicLoad(slot.get, lastAt) : i64.load(slot.get, lastAt)), i64.const(0n)),
      folded(i32.or, differs, i32.const(0)),
    ),
    [
      slot.set(i32.add(slot.get, waits ? select(i32.const(0), step, isBusy) : step)),
      when(i32.eq(slot.get, end.get), slot.set(slots.get)),
    ],
  );
  return {
    slot,
    found,
    words,
    /** goes on from the slot where it is */
    probe,
    fill: words.map((word, number) => i64.store(slot.get, word.get, number * 8)) as Code,
    prepare: [
      slots.set(i32.load(i32.const(control.slots))),
      end.set(i32.add(slots.get, i32.mul(i32.load(i32.const(control.slotCount)), i32.const(slotBytes)))),
    ] as Code,
    search: (state: Local, begin: Code): Code => [read(state), slot.set(begin), probe],
  };
};
