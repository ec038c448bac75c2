import type { Blueprint } from './blueprint.ts';
import { control, own, recentBits } from './control.ts';
import type { Hooks } from './hooks.ts';
import { tagOf } from './indexed/tagCode.ts';
import { type Code, folded, i32, i64, loopWhile } from './module/code.ts';
import type { FunctionWriter, Local } from './module/moduleWriter.ts';
import { slotFinder } from './slotCode.ts';

/**
 * Gathers a batch of successors: makes each canonical if there is symmetry, drops those that were met a moment
 * ago, and reads the slots of the others, so that many fetches from memory overlap. `kept` is then the end of
 * the batch.
 */
export const gatherBatch = (
  writer: FunctionWriter,
  plan: Blueprint,
  hooks: Hooks,
  from: {
    readonly candidate: Local;
    readonly batchEnd: Local;
    readonly area: Local;
  },
) => {
  const { stateBytes, places } = plan;
  const { candidate, batchEnd, area } = from;
  const kept = writer.i32();
  const keptSlot = writer.i32();
  const recent = writer.i32();
  const isNew = writer.i32();
  const sink = writer.i64();
  const words = Array.from({ length: places.words }, () => writer.i64());
  const finder = slotFinder(writer, plan);
  const tagMask = writer.i32();
  const tags = plan.own.batchTags - plan.own.batchSlots;
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
      sink.set(i64.xor(sink.get, i64.load32U(i32.load(recent.get)))),
      recent.set(i32.add(recent.get, i32.const(4))),
    ]),
  ];
  const code = [
    kept.set(i32.add(area.get, i32.const(plan.own.batch))),
    keptSlot.set(i32.add(area.get, i32.const(plan.own.batchSlots))),
    loopWhile(i32.ltU(candidate.get, batchEnd.get), [
      hooks.canonical?.({ writer, places, address: candidate.get }) ?? [],
      words.map((word, number) => word.set(i64.load(candidate.get, number * 8))),
      finder.find(words.map((word) => word.get)),
      recent.set(i32.add(i32.add(area.get, recentIndex), i32.const(plan.own.recent))),
      isNew.set(folded(i32.or, differs, i32.const(0))),
      words.map((word, number) => i64.store(recent.get, word.get, number * 8)),
      words.map((word, number) => i64.store(kept.get, word.get, number * 8)),
      i32.store(keptSlot.get, finder.slot.get),
      plan.isIndexed ? i32.store(keptSlot.get, tagOf(finder.hash, tagMask), tags) : [],
      // without a branch: nobody can foresee which half of the successors is new
      kept.set(i32.add(kept.get, i32.mul(isNew.get, i32.const(stateBytes)))),
      keptSlot.set(i32.add(keptSlot.get, i32.shl(isNew.get, i32.const(2)))),
      candidate.set(i32.add(candidate.get, i32.const(stateBytes))),
    ]),
    fetch,
    i64.store(area.get, sink.get, own.sink),
  ];
  const prepare = [finder.prepare, tagMask.set(i32.load(i32.const(control.tagMask)))] as Code;
  return { kept, prepare, code: code as Code };
};
