import type { Blueprint } from '../blueprint.ts';
import { control } from '../control.ts';
import { type Code, folded, i32, i64, when } from '../module/code.ts';
import type { FunctionWriter, Local } from '../module/moduleWriter.ts';
import { readStored } from './storedCode.ts';

/**
 * A slot of an indexed set: the number of a state and 1 in the lower bits, and above them a tag, as many bits of the
 * state's hash as there is room for. 0: empty. Where tags are equal the stored state decides.
 */
export const tagOf = (hash: Local, tagMask: Local): Code =>
  i32.and(i32.shl(i32.wrap(hash.get), i32.const(1)), tagMask.get);

/** Walks over slots in search of a state with a tag; the set's slots, and what lies at the slot at hand. */
export const tagProbe = (writer: FunctionWriter, plan: Blueprint) => {
  const slots = writer.i32();
  const end = writer.i32();
  const slot = writer.i32();
  const entry = writer.i32();
  const tag = writer.i32();
  const tagMask = writer.i32();
  const at = writer.i32();
  const states = writer.i32();
  const words = Array.from({ length: plan.places.words }, () => writer.i64());
  const stored = readStored(plan, at);
  return {
    slot,
    entry,
    tag,
    tagMask,
    /** of the state that is searched for */
    words,
    prepare: [
      tagMask.set(i32.load(i32.const(control.tagMask))),
      states.set(i32.sub(i32.load(i32.const(control.states)), i32.const(plan.storedBytes))),
      slots.set(i32.load(i32.const(control.slots))),
      end.set(i32.add(slots.get, i32.shl(i32.load(i32.const(control.slotCount)), i32.const(2)))),
    ] as Code,
    next: [
      slot.set(i32.add(slot.get, i32.const(4))),
      when(i32.eq(slot.get, end.get), slot.set(slots.get)),
    ] as Code,
    /** the slot is taken, but by a state with another tag */
    isOther: i32.and(i32.ne(entry.get, i32.const(0)), differsIn(entry, tag, tagMask)),
    /** a thread has taken the slot for a state that has no number yet: all bits of the number are set */
    isUnnumbered: i32.eq(indexIn(entry, tagMask), i32.xor(tagMask.get, i32.const(-1))),
    hasTag: i32.eqz(differsIn(entry, tag, tagMask)),
    /** where the state of the entry lies: of an empty one, some address without a meaning */
    find: at.set(i32.add(states.get, i32.mul(indexIn(entry, tagMask), i32.const(plan.storedBytes)))),
    at,
    isSame: i32.eqz(
      folded(
        i32.or,
        stored.map((word, number) => i64.ne(word, words[number]!.get)),
        i32.const(0),
      ),
    ),
  };
};

const differsIn = (entry: Local, tag: Local, tagMask: Local): Code =>
  i32.and(i32.xor(entry.get, tag.get), tagMask.get);

/** The number of the entry's state, and 1. */
export const indexIn = (entry: Local, tagMask: Local): Code =>
  i32.and(entry.get, i32.xor(tagMask.get, i32.const(-1)));
