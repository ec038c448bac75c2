import type { Blueprint } from './blueprint.ts';
import { control } from './control.ts';
import type { Batch } from './insertCode.ts';
import { type Code, copyMemory, i32, i64, loopWhile, when } from './module/code.ts';
import type { FunctionWriter } from './module/moduleWriter.ts';
import { noteOrigin } from './originCode.ts';
import { busy, slotProbe } from './slotCode.ts';

/**
 * Appends the states of a batch that are not in the set: for threads that share it. The last word of a slot is
 * exchanged atomically, so of several threads that find the same state one appends it; of states of several
 * words the slot is busy until the others are written. New states are moved to the front of the batch, then
 * given places at the end of all states at once.
 */
export const insertSharedBatch = (writer: FunctionWriter, plan: Blueprint, { end, area, from }: Batch) => {
  const { stateBytes } = plan;
  const candidate = writer.i32();
  const begins = writer.i32();
  const fresh = writer.i32();
  const first = writer.i32();
  const bytes = writer.i32();
  const { slot, found, words, probe, prepare, search } = slotProbe(writer, plan, true);
  const lastWord = words.length - 1;
  const last = words[lastWord]!;
  const others = words.slice(0, lastWord);
  const batch = (offset: number): Code => i32.add(area.get, i32.const(offset));
  const append = [
    words.map((word, number) => i64.store(fresh.get, word.get, number * 8)),
    fresh.set(i32.add(fresh.get, i32.const(stateBytes))),
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
      begins.set(batch(plan.own.batchSlots)),
      fresh.set(candidate.get),
      loopWhile(i32.ltU(candidate.get, end.get), [
        search(candidate, i32.load(begins.get)),
        loopWhile(i64.eqz(found.get), [
          take,
          // whoever was faster may have stored the same state
          when(i64.eqz(found.get), [fillOthers, append, found.set(last.get)], probe),
        ]),
        candidate.set(i32.add(candidate.get, i32.const(stateBytes))),
        begins.set(i32.add(begins.get, i32.const(4))),
      ]),
      bytes.set(i32.sub(fresh.get, batch(plan.own.batch))),
      when(bytes.get, [
        first.set(i32.atomicAdd(i32.const(control.tail), i32.divU(bytes.get, i32.const(stateBytes)))),
        copyMemory(
          i32.add(i32.const(plan.states), i32.mul(first.get, i32.const(stateBytes))),
          batch(plan.own.batch),
          bytes.get,
        ),
        noteOrigin(writer, plan, { area, first, from }),
      ]),
    ] as Code,
    finish: [] as Code,
  };
};
