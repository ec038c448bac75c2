import type { Blueprint } from './blueprint.ts';
import { slotCode } from './hashCode.ts';
import { type Code, giveBack, i32, i32Type, i64, i64Type, loopWhile, when } from './module/code.ts';
import type { Local, ModuleWriter } from './module/moduleWriter.ts';

const clearedBytes = 4096;

type Call = (...operands: Code[]) => Code;

/**
 * `spread(area, slots, slotCount, newSlots, newSlotCount)`: moves the set to more slots, further up in the same
 * memory. Slots are in the order of the hash, so both are walked from their ends, side by side, without a
 * random access. Gives back 0 if that was not possible; the new slots must then be filled from the states.
 */
export const defineSpread = (module: ModuleWriter, plan: Blueprint): Call =>
  module.define('spread', [i32Type, i32Type, i64Type, i32Type, i64Type], [i32Type], (writer) => {
    const [area, slots, slotCount, newSlots, newSlotCount] = writer.parameters as [
      Local,
      Local,
      Local,
      Local,
      Local,
    ];
    const { stateBytes, slotBytes, own } = plan;
    const isCompact = slotBytes < stateBytes;
    const from = writer.i32();
    const to = writer.i32();
    const home = writer.i32();
    const cleared = writer.i32();
    const end = writer.i32();
    const late = writer.i32();
    const lateEnd = writer.i32();
    const hash = writer.i64();
    const words = Array.from({ length: slotBytes / 8 }, () => writer.i64());
    const last = words[words.length - 1]!;
    const lastAt = (words.length - 1) * 8;
    // a compact slot holds the hash
    const hashed = isCompact
      ? hash.set(last.get)
      : plan.hash(
          words.map((word) => word.get),
          hash,
        );
    const read = (at: Local): Code => words.map((word, number) => word.set(i64.load(at.get, number * 8)));
    const write = (at: Local): Code => words.map((word, number) => i64.store(at.get, word.get, number * 8));
    const back = (at: Local, bytes: number): Code => at.set(i32.sub(at.get, i32.const(bytes)));
    const clearDownTo = (address: Code): Code =>
      loopWhile(i32.gtU(cleared.get, address), [back(cleared, 8), i64.store(cleared.get, i64.const(0n))]);
    // a page at a time, so that the processor can foresee when, but never what has not been read
    const clearPage = [
      to.set(i32.sub(home.get, i32.const(clearedBytes))),
      when(i32.ltU(to.get, from.get), to.set(home.get)),
      clearDownTo(to.get),
    ];
    const isTaken = i64.ne(i64.load(to.get, lastAt), i64.const(0n));
    const postpone = [
      when(
        i32.geU(lateEnd.get, i32.add(late.get, i32.const(own.candidates * stateBytes))),
        giveBack(i32.const(0)),
      ),
      write(lateEnd),
      lateEnd.set(i32.add(lateEnd.get, i32.const(slotBytes))),
    ];
    const move = [
      home.set(slotCode(hash, newSlots, newSlotCount, slotBytes)),
      // clearing must not reach what has not been read
      when(i32.ltU(home.get, from.get), giveBack(i32.const(0))),
      when(i32.ltU(home.get, cleared.get), clearPage),
      to.set(home.get),
      loopWhile(i32.and(i32.ltU(to.get, end.get), isTaken), to.set(i32.add(to.get, i32.const(slotBytes)))),
      when(i32.eq(to.get, end.get), postpone, write(to)),
    ];
    return [
      end.set(i32.add(newSlots.get, i32.mul(i32.wrap(newSlotCount.get), i32.const(slotBytes)))),
      cleared.set(end.get),
      late.set(i32.add(area.get, i32.const(own.states))),
      lateEnd.set(late.get),
      from.set(i32.add(slots.get, i32.mul(i32.wrap(slotCount.get), i32.const(slotBytes)))),
      loopWhile(i32.gtU(from.get, slots.get), [
        back(from, slotBytes),
        read(from),
        when(i64.ne(last.get, i64.const(0n)), [
          hashed,
          // found before its home, so it was pushed around the end: it belongs to the end again
          when(i32.gtU(slotCode(hash, slots, slotCount, slotBytes), from.get), postpone, move),
        ]),
      ]),
      clearDownTo(newSlots.get),
      loopWhile(i32.gtU(lateEnd.get, late.get), [
        back(lateEnd, slotBytes),
        read(lateEnd),
        hashed,
        to.set(slotCode(hash, newSlots, newSlotCount, slotBytes)),
        loopWhile(isTaken, [
          to.set(i32.add(to.get, i32.const(slotBytes))),
          when(i32.eq(to.get, end.get), to.set(newSlots.get)),
        ]),
        write(to),
      ]),
      i32.const(1),
    ];
  });
