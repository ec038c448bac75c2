import type { Blueprint } from './blueprint.ts';
import { batchStates, control, own, recentBits } from './control.ts';
import type { Hooks } from './hooks.ts';
import { type Code, folded, i32, i32Type, i64, loopWhile, when } from './module/code.ts';
import type { FunctionWriter, Local, ModuleWriter } from './module/moduleWriter.ts';
import { slotFinder, slotProbe } from './slotCode.ts';

type Call = (...operands: Code[]) => Code;

/**
 * `merge(area)`: appends the successors that are not in the set, in order. There must be room for all. Works
 * in batches: first each successor is made canonical if there is symmetry, dropped if it was met a moment
 * ago, and its slot is read, so that many fetches from memory overlap; then each is searched for.
 */
export const defineMerge = (module: ModuleWriter, plan: Blueprint, hooks: Hooks): Call =>
  module.define('merge', [i32Type], [], (writer) => {
    const area = writer.parameters[0]!;
    const candidate = writer.i32();
    const parents = writer.i32();
    const end = writer.i32();
    const batchEnd = writer.i32();
    const gather = gatherBatch(writer, plan, hooks, { candidate, parents, batchEnd, area });
    const insert = insertBatch(writer, plan, gather.kept, area);
    return [
      gather.prepare,
      insert.prepare,
      candidate.set(i32.add(area.get, i32.const(plan.own.states))),
      parents.set(i32.add(area.get, i32.const(plan.own.parents))),
      end.set(i32.load(area.get, own.candidateEnd)),
      loopWhile(i32.ltU(candidate.get, end.get), [
        batchEnd.set(i32.add(candidate.get, i32.const(batchStates * plan.stateBytes))),
        when(i32.gtU(batchEnd.get, end.get), batchEnd.set(end.get)),
        gather.code,
        insert.code,
      ]),
      insert.finish,
    ];
  });

const gatherBatch = (
  writer: FunctionWriter,
  plan: Blueprint,
  hooks: Hooks,
  from: {
    readonly candidate: Local;
    readonly parents: Local;
    readonly batchEnd: Local;
    readonly area: Local;
  },
) => {
  const { stateBytes, places } = plan;
  const { candidate, parents, batchEnd, area } = from;
  const kept = writer.i32();
  const keptParent = writer.i32();
  const keptSlot = writer.i32();
  const recent = writer.i32();
  const isNew = writer.i32();
  const sink = writer.i64();
  const words = Array.from({ length: places.words }, () => writer.i64());
  const finder = slotFinder(writer, plan);
  // the table of recent successors is indexed by low bits of the hash, the set by high ones
  const recentIndex = i32.mul(
    i32.and(i32.wrap(finder.hash.get), i32.const((1 << recentBits) - 1)),
    i32.const(stateBytes),
  );
  const differs = words.map((word, number) => i64.ne(i64.load(recent.get, number * 8), word.get));
  // a loop of its own, as short as can be: the processor then waits for many slots at a time
  const fetchSlot = i32.add(area.get, i32.const(plan.own.batchSlots));
  const fetch = [
    recent.set(fetchSlot),
    loopWhile(i32.ltU(recent.get, keptSlot.get), [
      sink.set(i64.xor(sink.get, i64.load(i32.load(recent.get)))),
      recent.set(i32.add(recent.get, i32.const(4))),
    ]),
  ];
  const code = [
    kept.set(i32.add(area.get, i32.const(plan.own.batch))),
    keptParent.set(i32.add(area.get, i32.const(plan.own.batchParents))),
    keptSlot.set(i32.add(area.get, i32.const(plan.own.batchSlots))),
    loopWhile(i32.ltU(candidate.get, batchEnd.get), [
      hooks.canonical?.({ writer, places, address: candidate.get }) ?? [],
      words.map((word, number) => word.set(i64.load(candidate.get, number * 8))),
      finder.find(words.map((word) => word.get)),
      recent.set(i32.add(i32.add(area.get, recentIndex), i32.const(plan.own.recent))),
      isNew.set(folded(i32.or, differs, i32.const(0))),
      words.map((word, number) => i64.store(recent.get, word.get, number * 8)),
      words.map((word, number) => i64.store(kept.get, word.get, number * 8)),
      i32.store(keptParent.get, i32.load(parents.get)),
      i32.store(keptSlot.get, finder.slot.get),
      // without a branch: nobody can foresee which half of the successors is new
      kept.set(i32.add(kept.get, i32.mul(isNew.get, i32.const(stateBytes)))),
      keptParent.set(i32.add(keptParent.get, i32.shl(isNew.get, i32.const(2)))),
      keptSlot.set(i32.add(keptSlot.get, i32.shl(isNew.get, i32.const(2)))),
      parents.set(i32.add(parents.get, i32.const(4))),
      candidate.set(i32.add(candidate.get, i32.const(stateBytes))),
    ]),
    fetch,
    i64.store(area.get, sink.get, own.sink),
  ];
  return { kept, prepare: finder.prepare, code: code as Code };
};

const insertBatch = (writer: FunctionWriter, plan: Blueprint, end: Local, area: Local) => {
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
          probe.words.map((word, number) => i64.store(probe.slot.get, word.get, number * 8)),
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
