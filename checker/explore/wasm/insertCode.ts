import type { Blueprint } from './blueprint.ts';
import { control } from './control.ts';
import { type Code, i32, i64, loopWhile, when } from './module/code.ts';
import type { FunctionWriter, Local } from './module/moduleWriter.ts';
import { noteOrigin } from './originCode.ts';
import { slotProbe } from './slotCode.ts';

/** A batch that was gathered: where it ends, and the state that its first successor was found from. */
export type Batch = { readonly end: Local; readonly area: Local; readonly from: Local };

/** Appends the states of a batch that are not in the set, in order: for one thread. */
export const insertBatch = (writer: FunctionWriter, plan: Blueprint, { end, area, from }: Batch) => {
  const { stateBytes } = plan;
  const candidate = writer.i32();
  const slots = writer.i32();
  const tail = writer.i32();
  const state = writer.i32();
  const first = writer.i32();
  const probe = slotProbe(writer, plan);
  return {
    prepare: [
      probe.prepare,
      tail.set(i32.load(i32.const(control.tail))),
      state.set(i32.add(i32.const(plan.states), i32.mul(tail.get, i32.const(stateBytes)))),
    ] as Code,
    code: [
      candidate.set(i32.add(area.get, i32.const(plan.own.batch))),
      first.set(tail.get),
      slots.set(i32.add(area.get, i32.const(plan.own.batchSlots))),
      loopWhile(i32.ltU(candidate.get, end.get), [
        probe.search(candidate, i32.load(slots.get)),
        when(i64.eqz(probe.found.get), [
          probe.fill,
          probe.words.map((word, number) => i64.store(state.get, word.get, number * 8)),
          state.set(i32.add(state.get, i32.const(stateBytes))),
          tail.set(i32.add(tail.get, i32.const(1))),
        ]),
        candidate.set(i32.add(candidate.get, i32.const(stateBytes))),
        slots.set(i32.add(slots.get, i32.const(4))),
      ]),
      when(i32.gtU(tail.get, first.get), noteOrigin(writer, plan, { area, first, from })),
    ] as Code,
    finish: i32.store(i32.const(control.tail), tail.get),
  };
};
