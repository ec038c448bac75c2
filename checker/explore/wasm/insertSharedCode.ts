import type { Blueprint } from './blueprint.ts';
import { control } from './control.ts';
import { type Code, copyMemory, i32, i64, loopWhile, when } from './module/code.ts';
import type { FunctionWriter, Local } from './module/moduleWriter.ts';
import { busy, slotProbe } from './slotCode.ts';

/**
 * Appends the states of a batch that are not in the set: for threads that share it. The last word of a slot is
 * exchanged atomically, so of several threads that find the same state one appends it; of states of several
 * words the slot is busy until the others are written. New states are moved to the front of the batch, then
 * given places at the end of all states at once.
 */
export const insertSharedBatch = (writer: FunctionWriter, plan: Blueprint, end: Local, area: Local) => {
  const { stateBytes } = plan;
  const candidate = writer.i32();
  const parents = writer.i32();
  const begins = writer.i32();
  const fresh = writer.i32();
  const freshParents = writer.i32();
  const first = writer.i32();
  const count = writer.i32();
  const { slot, found, words, key, probe, prepare, search } = slotProbe(writer, plan, true);
  const lastWord = key.length - 1;
  const last = key[lastWord]!;
  const others = key.slice(0, lastWord);
  const batch = (offset: number): Code => i32.add(area.get, i32.const(offset));
  const append = [
    words.map((word, number) => i64.store(fresh.get, word.get, number * 8)),
    i32.store(freshParents.get, i32.load(parents.get)),
    fresh.set(i32.add(fresh.get, i32.const(stateBytes))),
    freshParents.set(i32.add(freshParents.get, i32.const(4))),
  ];
  const take = found.set(
    i64.compareExchange(
      i32.add(slot.get, i32.const(lastWord * 8)),
      i64.const(0n),
      others.length ? i64.const(busy) : last.get,
    ),
  );
  const fillOthers = [
    others.map((word, number) => i64.store(slot.get, word.get, number * 8)),
    others.length ? i64.atomicStore(slot.get, last.get, lastWord * 8) : [],
  ];
  return {
    prepare,
    code: [
      candidate.set(batch(plan.own.batch)),
      parents.set(batch(plan.own.batchParents)),
      begins.set(batch(plan.own.batchSlots)),
      fresh.set(candidate.get),
      freshParents.set(parents.get),
      loopWhile(i32.ltU(candidate.get, end.get), [
        search(candidate, i32.load(begins.get)),
        loopWhile(i64.eqz(found.get), [
          take,
          // whoever was faster may have stored the same state
          when(i64.eqz(found.get), [fillOthers, append, found.set(last.get)], probe),
        ]),
        candidate.set(i32.add(candidate.get, i32.const(stateBytes))),
        parents.set(i32.add(parents.get, i32.const(4))),
        begins.set(i32.add(begins.get, i32.const(4))),
      ]),
      // in bytes of parents, four for each state
      count.set(i32.sub(freshParents.get, batch(plan.own.batchParents))),
      when(count.get, [
        first.set(i32.atomicAdd(i32.const(control.tail), i32.shrU(count.get, i32.const(2)))),
        copyMemory(
          i32.add(i32.const(plan.states), i32.mul(first.get, i32.const(stateBytes))),
          batch(plan.own.batch),
          i32.sub(fresh.get, batch(plan.own.batch)),
        ),
        copyMemory(
          i32.add(i32.load(i32.const(control.parents)), i32.mul(first.get, i32.const(4))),
          batch(plan.own.batchParents),
          count.get,
        ),
      ]),
    ] as Code,
    finish: [] as Code,
  };
};
