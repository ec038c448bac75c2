import { hashCode, slotCode } from '../../explore/wasm/hashCode.ts';
import { type Code, folded, i32, i32Type, i64, loopWhile, when } from '../../explore/wasm/module/code.ts';
import type { FunctionWriter, Local, ModuleWriter } from '../../explore/wasm/module/moduleWriter.ts';
import { chunkStates, control, type StepsPlan } from './stepsPlan.ts';

/** `place(first, end)`: gives slots to the numbers of these states. */
export const definePlace = (module: ModuleWriter, plan: StepsPlan): void => {
  module.define('place', [i32Type, i32Type], [], (writer) => {
    const [index, last] = writer.parameters as [Local, Local];
    const slots = numberSlots(writer);
    const state = writer.i32();
    const begun = writer.i32();
    const batchEnd = writer.i32();
    const kept = writer.i32();
    const words = Array.from({ length: plan.places.words }, (_, word) => i64.load(state.get, word * 8));
    return [
      slots.prepare,
      state.set(i32.add(i32.const(plan.states), i32.mul(index.get, i32.const(plan.stateBytes)))),
      loopWhile(i32.ltU(index.get, last.get), [
        batchEnd.set(i32.add(index.get, i32.const(chunkStates))),
        when(i32.gtU(batchEnd.get, last.get), batchEnd.set(last.get)),
        begun.set(index.get),
        kept.set(i32.const(plan.targets)),
        loopWhile(i32.ltU(begun.get, batchEnd.get), [
          slots.find(words),
          i32.store(kept.get, slots.slot.get),
          slots.touch(slots.slot.get),
          forward(kept, 4),
          forward(state, plan.stateBytes),
          forward(begun, 1),
        ]),
        kept.set(i32.const(plan.targets)),
        loopWhile(i32.ltU(index.get, batchEnd.get), [
          slots.slot.set(i32.load(kept.get)),
          loopWhile(i32.load(slots.slot.get), slots.next),
          forward(index, 1),
          i32.store(slots.slot.get, index.get),
          forward(kept, 4),
        ]),
      ]),
      slots.finish,
    ];
  });
};

/** `find()`: the number of the state that each listed step leads to, -1 where the search did not store it. */
export const defineFind = (module: ModuleWriter, plan: StepsPlan): void => {
  module.define('find', [], [], (writer) => {
    const slots = numberSlots(writer);
    const target = writer.i32();
    const end = writer.i32();
    const state = writer.i32();
    const found = writer.i32();
    const words = Array.from({ length: plan.places.words }, () => writer.i64());
    const last = words[words.length - 1]!;
    const stateFound = i32.add(
      i32.const(plan.states - plan.stateBytes),
      i32.mul(found.get, i32.const(plan.stateBytes)),
    );
    const forAll = (body: Code): Code => [
      target.set(i32.const(plan.targets)),
      state.set(i32.const(plan.candidates)),
      loopWhile(i32.ltU(target.get, end.get), [body, forward(target, 4), forward(state, plan.stateBytes)]),
    ];
    const differs = words.map((word, number) => i64.ne(i64.load(stateFound, number * 8), word.get));
    const isOther = i32.and(
      i32.gtU(found.tee(i32.load(slots.slot.get)), i32.const(0)),
      folded(i32.or, differs, i32.const(0)),
    );
    return [
      slots.prepare,
      end.set(i32.add(i32.const(plan.targets), i32.shl(i32.load(i32.const(control.listed)), i32.const(2)))),
      forAll([
        slots.find(words.map((_, number) => i64.load(state.get, number * 8))),
        i32.store(target.get, slots.slot.get),
      ]),
      // loops of their own, as short as can be: the processor then waits for many slots and states at a time
      forAll(slots.touch(i32.load(target.get))),
      forAll([found.set(i32.load(i32.load(target.get))), when(found.get, slots.touch(stateFound))]),
      forAll([
        words.map((word, number) => word.set(i64.load(state.get, number * 8))),
        slots.slot.set(i32.load(target.get)),
        // no state: a step that never leads back
        when(i64.eqz(last.get), found.set(i32.const(0)), loopWhile(isOther, slots.next)),
        i32.store(target.get, i32.sub(found.get, i32.const(1))),
      ]),
      slots.finish,
    ];
  });
};

const forward = (at: Local, by: number): Code => at.set(i32.add(at.get, i32.const(by)));

/** Slots hold the number of a state and one more, 0 where there is none; they are searched one after the other. */
const numberSlots = (writer: FunctionWriter) => {
  const slots = writer.i32();
  const end = writer.i32();
  const count = writer.i64();
  const hash = writer.i64();
  const slot = writer.i32();
  const sink = writer.i32();
  return {
    slot,
    prepare: [
      slots.set(i32.load(i32.const(control.slots))),
      count.set(i64.load32U(i32.const(control.slotCount))),
      end.set(i32.add(slots.get, i32.shl(i32.load(i32.const(control.slotCount)), i32.const(2)))),
    ] as Code,
    /** where the search for a state begins */
    find: (words: readonly Code[]): Code => [
      hashCode(words, hash),
      slot.set(slotCode(hash, slots, count, 4)),
    ],
    next: [forward(slot, 4), when(i32.eq(slot.get, end.get), slot.set(slots.get))] as Code,
    /** reads ahead; what was read is kept, so that the reads are not left out */
    touch: (address: Code): Code => sink.set(i32.or(sink.get, i32.load(address))),
    finish: i32.store(i32.const(control.sink), sink.get) as Code,
  };
};
