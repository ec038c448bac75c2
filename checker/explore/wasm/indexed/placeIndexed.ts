import type { Blueprint } from '../blueprint.ts';
import { batchStates, control, own } from '../control.ts';
import { type Call, type Code, i32, i32Type, i64, loopWhile, when } from '../module/code.ts';
import type { Local, ModuleWriter } from '../module/moduleWriter.ts';
import { slotFinder } from '../slotCode.ts';
import { readStored, storedAt } from './storedCode.ts';
import { tagOf, tagProbe } from './tagCode.ts';

/**
 * `place(area, first, end)`: puts stored states into empty slots, batch by batch, so that fetches of slots overlap.
 * Several threads may do so at once.
 */
export const definePlaceIndexed = (
  module: ModuleWriter,
  plan: Blueprint,
  { shared }: { readonly shared: boolean },
): Call =>
  module.define('place', [i32Type, i32Type, i32Type], [], (writer) => {
    const [area, index, last] = writer.parameters as [Local, Local, Local];
    const state = writer.i32();
    const batchEnd = writer.i32();
    const slot = writer.i32();
    const begin = writer.i32();
    const sink = writer.i64();
    const finder = slotFinder(writer, plan);
    const probe = tagProbe(writer, plan);
    const tags = plan.own.batchTags - plan.own.batchSlots;
    const forBatch = (body: Code): Code => [
      index.set(begin.get),
      slot.set(i32.add(area.get, i32.const(plan.own.batchSlots))),
      loopWhile(i32.ltU(index.get, batchEnd.get), [
        body,
        slot.set(i32.add(slot.get, i32.const(4))),
        index.set(i32.add(index.get, i32.const(1))),
      ]),
    ];
    const entry = i32.or(i32.load(slot.get, tags), i32.add(index.get, i32.const(1)));
    const isTaken = shared
      ? i32.compareExchange(probe.slot.get, i32.const(0), entry)
      : i32.load(probe.slot.get);
    return [
      finder.prepare,
      probe.prepare,
      begin.set(index.get),
      loopWhile(i32.ltU(begin.get, last.get), [
        batchEnd.set(i32.add(begin.get, i32.const(batchStates))),
        when(i32.gtU(batchEnd.get, last.get), batchEnd.set(last.get)),
        state.set(storedAt(plan, begin.get)),
        forBatch([
          finder.find(readStored(plan, state)),
          i32.store(slot.get, finder.slot.get),
          i32.store(slot.get, tagOf(finder.hash, probe.tagMask), tags),
          sink.set(i64.xor(sink.get, i64.extend(i32.load(finder.slot.get)))),
          state.set(i32.add(state.get, i32.const(plan.storedBytes))),
        ]),
        forBatch([
          probe.slot.set(i32.load(slot.get)),
          loopWhile(isTaken, probe.next),
          shared ? [] : i32.store(probe.slot.get, entry),
        ]),
        begin.set(batchEnd.get),
      ]),
      i64.store(area.get, sink.get, own.sink),
    ];
  });

/** `spread(area)`: places a thread's share of all states. */
export const defineSpreadIndexed = (module: ModuleWriter, place: Call): Call =>
  module.define('spread', [i32Type], [], (writer) => {
    const area = writer.parameters[0]!;
    const share = i32.load(area.get, own.share);
    const before = (shares: Code): Code =>
      i32.wrap(
        i64.divU(
          i64.mul(i64.load32U(i32.const(control.tail)), i64.extend(shares)),
          i64.load32U(i32.const(control.shares)),
        ),
      );
    return place(area.get, before(share), before(i32.add(share, i32.const(1))));
  });
