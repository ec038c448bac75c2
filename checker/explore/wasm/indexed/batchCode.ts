import type { Blueprint } from '../blueprint.ts';
import { own } from '../control.ts';
import { type Code, i32, i64, loopWhile, when } from '../module/code.ts';
import type { FunctionWriter, Local } from '../module/moduleWriter.ts';
import type { tagProbe } from './tagCode.ts';

/** Walks over a batch that was gathered: a state, where its slots begin, its tag. */
export const batchWalk = (writer: FunctionWriter, plan: Blueprint, area: Local, end: Local) => {
  const state = writer.i32();
  const slot = writer.i32();
  const tags = plan.own.batchTags - plan.own.batchSlots;
  return {
    state,
    /** addresses of what is kept for it */
    slot,
    tag: i32.load(slot.get, tags),
    setTag: (tag: Code): Code => i32.store(slot.get, tag, tags),
    each: (body: Code): Code => [
      state.set(i32.add(area.get, i32.const(plan.own.batch))),
      slot.set(i32.add(area.get, i32.const(plan.own.batchSlots))),
      loopWhile(i32.ltU(state.get, end.get), [
        body,
        state.set(i32.add(state.get, i32.const(plan.stateBytes))),
        slot.set(i32.add(slot.get, i32.const(4))),
      ]),
    ],
  };
};

/**
 * Finds for each state of the batch the first slot that is empty or has its tag, and reads the state that is numbered
 * there: these fetches from memory overlap, as those of the slots do.
 */
export const readAhead = (
  writer: FunctionWriter,
  { each, slot, tag }: ReturnType<typeof batchWalk>,
  probe: ReturnType<typeof tagProbe>,
  area: Local,
  { shared }: { readonly shared: boolean },
): Code => {
  const load = shared ? i32.atomicLoad : i32.load;
  const sink = writer.i64();
  return [
    each([
      probe.tag.set(tag),
      probe.slot.set(i32.load(slot.get)),
      probe.entry.set(load(probe.slot.get)),
      loopWhile(probe.isOther, [probe.next, probe.entry.set(load(probe.slot.get))]),
      i32.store(slot.get, probe.slot.get),
      shared ? when(probe.isUnnumbered, probe.entry.set(i32.const(0))) : [],
      probe.find,
      sink.set(i64.xor(sink.get, i64.load(probe.at.get))),
    ]),
    i64.store(area.get, sink.get, own.sink),
  ];
};
