import type { Blueprint } from './blueprint.ts';
import { control } from './control.ts';
import { type Code, i32, i64, loopWhile, when } from './module/code.ts';
import type { FunctionWriter, Local } from './module/moduleWriter.ts';
import { slotProbe } from './slotCode.ts';

/** Appends the states of a batch that are not in the set, in order: for one thread. */
export const insertBatch = (writer: FunctionWriter, plan: Blueprint, end: Local, area: Local) => {
  const { stateBytes } = plan;
  const candidate = writer.i32();
  const parents = writer.i32();
  const slots = writer.i32();
  const tail = writer.i32();
  const state = writer.i32();
  const parent = writer.i32();
  const probe = slotProbe(writer, plan);
  return {
    prepare: [
      probe.prepare,
      tail.set(i32.load(i32.const(control.tail))),
      state.set(i32.add(i32.const(plan.states), i32.mul(tail.get, i32.const(stateBytes)))),
      parent.set(i32.add(i32.load(i32.const(control.parents)), i32.mul(tail.get, i32.const(4)))),
    ] as Code,
    code: [
      candidate.set(i32.add(area.get, i32.const(plan.own.batch))),
      parents.set(i32.add(area.get, i32.const(plan.own.batchParents))),
      slots.set(i32.add(area.get, i32.const(plan.own.batchSlots))),
      loopWhile(i32.ltU(candidate.get, end.get), [
        probe.search(candidate, i32.load(slots.get)),
        when(i64.eqz(probe.found.get), [
          probe.fill,
          probe.words.map((word, number) => i64.store(state.get, word.get, number * 8)),
          i32.store(parent.get, i32.load(parents.get)),
          state.set(i32.add(state.get, i32.const(stateBytes))),
          parent.set(i32.add(parent.get, i32.const(4))),
          tail.set(i32.add(tail.get, i32.const(1))),
        ]),
        candidate.set(i32.add(candidate.get, i32.const(stateBytes))),
        parents.set(i32.add(parents.get, i32.const(4))),
        slots.set(i32.add(slots.get, i32.const(4))),
      ]),
    ] as Code,
    finish: i32.store(i32.const(control.tail), tail.get),
  };
};
