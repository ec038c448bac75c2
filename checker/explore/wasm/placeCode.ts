import type { Blueprint } from './blueprint.ts';
import { batchStates, own } from './control.ts';
import { type Call, type Code, i32, i32Type, i64, loopWhile, when } from './module/code.ts';
import type { Local, ModuleWriter } from './module/moduleWriter.ts';
import { slotFinder, slotProbe } from './slotCode.ts';

/** `place(area, first, end)`: puts stored states into empty slots: for the first state, and after a resume. */
export const definePlace = (module: ModuleWriter, plan: Blueprint): Call =>
  module.define('place', [i32Type, i32Type, i32Type], [], (writer) => {
    const [area, first, last] = writer.parameters as [Local, Local, Local];
    const { stateBytes } = plan;
    const begin = writer.i32();
    const state = writer.i32();
    const batchEnd = writer.i32();
    const end = writer.i32();
    const slots = writer.i32();
    const sink = writer.i64();
    const finder = slotFinder(writer, plan);
    const probe = slotProbe(writer, plan);
    const stateAt = (index: Local): Code =>
      i32.add(i32.const(plan.states), i32.mul(index.get, i32.const(stateBytes)));
    const words = probe.words.map((_, number) => i64.load(state.get, number * 8));
    const forBatch = (body: Code): Code => [
      state.set(begin.get),
      slots.set(i32.add(area.get, i32.const(plan.own.batchSlots))),
      loopWhile(i32.ltU(state.get, batchEnd.get), [
        body,
        slots.set(i32.add(slots.get, i32.const(4))),
        state.set(i32.add(state.get, i32.const(stateBytes))),
      ]),
    ];
    return [
      finder.prepare,
      probe.prepare,
      begin.set(stateAt(first)),
      end.set(stateAt(last)),
      loopWhile(i32.ltU(begin.get, end.get), [
        batchEnd.set(i32.add(begin.get, i32.const(batchStates * stateBytes))),
        when(i32.gtU(batchEnd.get, end.get), batchEnd.set(end.get)),
        forBatch([
          finder.find(words),
          i32.store(slots.get, finder.slot.get),
          sink.set(i64.xor(sink.get, i64.load(finder.slot.get))),
        ]),
        forBatch([probe.search(state, i32.load(slots.get)), probe.fill]),
        begin.set(batchEnd.get),
      ]),
      i64.store(area.get, sink.get, own.sink),
    ];
  });
