import type { Blueprint } from './blueprint.ts';
import { control, own } from './control.ts';
import { slotCode } from './hashCode.ts';
import { type Call, type Code, giveBack, i32, i32Type, i64, loopWhile, when } from './module/code.ts';
import type { FunctionWriter, Local, ModuleWriter } from './module/moduleWriter.ts';

/** slots are cleared a page at a time, so that the processor can foresee when */
const clearedBytes = 4096;

/**
 * `spread(area)`: moves one share of the set to more slots, further up in the same memory. Slots are in the order
 * of the hash, so a share of the old ones belongs to the same share of the new ones, and both are walked from
 * their ends, side by side, without a random access. What belongs to a neighbour is postponed.
 *
 * Several shares may be moved at once if old and new slots do not overlap. `hasMoved` stays 0 if it was not
 * possible; the new slots must then be filled from the states.
 */
export const defineSpread = (module: ModuleWriter, plan: Blueprint): Call =>
  module.define('spread', [i32Type], [], (writer) => {
    const area = writer.parameters[0]!;
    const from = writer.i32();
    const fromBegin = writer.i32();
    const to = writer.i32();
    const begin = writer.i32();
    const end = writer.i32();
    const cleared = writer.i32();
    const postponed = writer.i32();
    const full = writer.i32();
    const { slotBytes, stateBytes } = plan;
    const slot = slotContent(writer, plan);
    const clearDownTo = (address: Code): Code =>
      loopWhile(i32.gtU(cleared.get, address), [back(cleared, 8), i64.store(cleared.get, i64.const(0n))]);
    const clearPage = [
      to.set(i32.sub(slot.home.get, i32.const(clearedBytes))),
      when(i32.ltU(to.get, begin.get), to.set(begin.get)),
      // never what has not been read
      when(i32.ltU(to.get, from.get), to.set(slot.home.get)),
      clearDownTo(to.get),
    ];
    const postpone = [
      when(i32.geU(postponed.get, full.get), giveBack([])),
      slot.write(postponed),
      forward(postponed, slotBytes),
    ];
    const move = [
      when(i32.ltU(slot.home.get, from.get), giveBack([])),
      when(i32.ltU(slot.home.get, cleared.get), clearPage),
      to.set(slot.home.get),
      loopWhile(i32.and(i32.ltU(to.get, end.get), slot.isTaken(to)), forward(to, slotBytes)),
      when(i32.eq(to.get, end.get), postpone, slot.write(to)),
    ];
    const isNeighbours = i32.or(i32.ltU(slot.home.get, begin.get), i32.geU(slot.home.get, end.get));
    const share = i32.load(area.get, own.share);
    const next = i32.add(share, i32.const(1));
    return [
      i32.store(area.get, i32.const(0), own.hasMoved),
      slot.prepare,
      fromBegin.set(shareOf(plan, control.oldSlots, control.oldSlotCount, share)),
      from.set(shareOf(plan, control.oldSlots, control.oldSlotCount, next)),
      begin.set(shareOf(plan, control.slots, control.slotCount, share)),
      end.set(shareOf(plan, control.slots, control.slotCount, next)),
      cleared.set(end.get),
      postponed.set(i32.add(area.get, i32.const(plan.own.states))),
      full.set(i32.add(postponed.get, i32.const(plan.own.candidates * stateBytes))),
      loopWhile(i32.gtU(from.get, fromBegin.get), [
        back(from, slotBytes),
        slot.read(from),
        when(slot.isFilled, [slot.findHome, when(isNeighbours, postpone, move)]),
      ]),
      clearDownTo(begin.get),
      i32.store(area.get, postponed.get, own.postponedEnd),
      i32.store(area.get, i32.const(1), own.hasMoved),
    ];
  });

/** `catchUp(area)`: gives slots to what a share has postponed, when all shares have been moved. */
export const defineCatchUp = (module: ModuleWriter, plan: Blueprint): Call =>
  module.define('catchUp', [i32Type], [], (writer) => {
    const area = writer.parameters[0]!;
    const from = writer.i32();
    const to = writer.i32();
    const end = writer.i32();
    const { slotBytes } = plan;
    const slot = slotContent(writer, plan);
    const begin = i32.load(i32.const(control.slots));
    return [
      slot.prepare,
      end.set(i32.add(begin, i32.mul(i32.load(i32.const(control.slotCount)), i32.const(slotBytes)))),
      from.set(i32.add(area.get, i32.const(plan.own.states))),
      loopWhile(i32.ltU(from.get, i32.load(area.get, own.postponedEnd)), [
        slot.read(from),
        slot.findHome,
        to.set(slot.home.get),
        loopWhile(slot.isTaken(to), [forward(to, slotBytes), when(i32.eq(to.get, end.get), to.set(begin))]),
        slot.write(to),
        forward(from, slotBytes),
      ]),
    ];
  });

/** What a slot holds, and where it belongs among the new slots. */
const slotContent = (writer: FunctionWriter, plan: Blueprint) => {
  const { slotBytes } = plan;
  const slots = writer.i32();
  const slotCount = writer.i64();
  const home = writer.i32();
  const hash = writer.i64();
  const words = Array.from({ length: slotBytes / 8 }, () => writer.i64());
  const last = words[words.length - 1]!;
  const hashed = plan.hash(
    words.map((word) => word.get),
    hash,
  );
  return {
    home,
    prepare: [
      slots.set(i32.load(i32.const(control.slots))),
      slotCount.set(i64.load32U(i32.const(control.slotCount))),
    ] as Code,
    read: (at: Local): Code => words.map((word, number) => word.set(i64.load(at.get, number * 8))),
    write: (at: Local): Code => words.map((word, number) => i64.store(at.get, word.get, number * 8)),
    isFilled: i64.ne(last.get, i64.const(0n)),
    isTaken: (at: Local): Code => i64.ne(i64.load(at.get, (words.length - 1) * 8), i64.const(0n)),
    findHome: [hashed, home.set(slotCode(hash, slots, slotCount, slotBytes))] as Code,
  };
};

/** Where a share of the slots begins. */
const shareOf = (plan: Blueprint, slots: number, slotCount: number, share: Code): Code => {
  const before = i64.divU(
    i64.mul(i64.load32U(i32.const(slotCount)), i64.extend(share)),
    i64.load32U(i32.const(control.shares)),
  );
  return i32.add(i32.load(i32.const(slots)), i32.mul(i32.wrap(before), i32.const(plan.slotBytes)));
};

const back = (at: Local, bytes: number): Code => at.set(i32.sub(at.get, i32.const(bytes)));
const forward = (at: Local, bytes: number): Code => at.set(i32.add(at.get, i32.const(bytes)));
