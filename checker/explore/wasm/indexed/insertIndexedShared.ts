import type { Blueprint } from '../blueprint.ts';
import { control } from '../control.ts';
import type { Batch } from '../insertCode.ts';
import { type Code, i32, i64, loopWhile, when } from '../module/code.ts';
import type { FunctionWriter } from '../module/moduleWriter.ts';
import { noteOrigin } from '../originCode.ts';
import { batchWalk, readAhead } from './batchCode.ts';
import { storedAt, writeStored } from './storedCode.ts';
import { tagProbe } from './tagCode.ts';

/**
 * Appends the states of a batch that are not in an indexed set: for threads that share it. A thread takes slots for its
 * new states, all bits of the number set, before it knows their numbers: it is given them for the whole batch at once.
 * Whoever meets such a slot with the tag of his own state cannot compare them yet, and does so in another round, when his
 * own slots are numbered: nobody waits for somebody who waits.
 */
export const insertIndexedSharedBatch = (
  writer: FunctionWriter,
  plan: Blueprint,
  { end, area, from }: Batch,
) => {
  const goOn = writer.i32();
  const fresh = writer.i32();
  const taken = writer.i32();
  const later = writer.i32();
  const laterSlot = writer.i32();
  const first = writer.i32();
  const number = writer.i32();
  const free = writer.i32();
  const walk = batchWalk(writer, plan, area, end);
  const probe = tagProbe(writer, plan);
  const words = probe.words.map((word) => word.get);
  const ownAt = (offset: number): Code => i32.add(area.get, i32.const(offset));
  const { stateBytes, own } = plan;
  const unnumbered = i32.xor(probe.tagMask.get, i32.const(-1));
  const done = goOn.set(i32.const(0));
  const writeWords = (at: Code): Code => words.map((word, part) => i64.store(at, word, part * 8));
  const keepFresh = [
    writeWords(fresh.get),
    i32.store(taken.get, probe.slot.get),
    i32.store(taken.get, probe.tag.get, own.freshTags - own.freshSlots),
    fresh.set(i32.add(fresh.get, i32.const(stateBytes))),
    taken.set(i32.add(taken.get, i32.const(4))),
    done,
  ];
  const keepForLater = [
    writeWords(later.get),
    i32.store(laterSlot.get, probe.slot.get),
    i32.store(laterSlot.get, probe.tag.get, own.batchTags - own.batchSlots),
    later.set(i32.add(later.get, i32.const(stateBytes))),
    laterSlot.set(i32.add(laterSlot.get, i32.const(4))),
    done,
  ];
  const take = when(
    i32.eqz(i32.compareExchange(probe.slot.get, i32.const(0), i32.or(probe.tag.get, unnumbered))),
    // whoever was faster is met in the next turn
    keepFresh,
  );
  const compare = when(probe.isUnnumbered, keepForLater, [probe.find, when(probe.isSame, done, probe.next)]);
  const round = [
    fresh.set(ownAt(own.fresh)),
    taken.set(ownAt(own.freshSlots)),
    later.set(ownAt(own.batch)),
    laterSlot.set(ownAt(own.batchSlots)),
    walk.each([
      probe.words.map((word, part) => word.set(i64.load(walk.state.get, part * 8))),
      probe.tag.set(walk.tag),
      probe.slot.set(i32.load(walk.slot.get)),
      goOn.set(i32.const(1)),
      loopWhile(goOn.get, [
        probe.entry.set(i32.atomicLoad(probe.slot.get)),
        when(probe.entry.get, when(probe.hasTag, compare, probe.next), take),
      ]),
    ]),
    end.set(later.get),
  ];
  const eachFresh = (body: Code): Code => [
    fresh.set(ownAt(own.fresh)),
    number.set(ownAt(own.freshSlots)),
    loopWhile(i32.ltU(number.get, taken.get), [
      body,
      fresh.set(i32.add(fresh.get, i32.const(stateBytes))),
      number.set(i32.add(number.get, i32.const(4))),
    ]),
  ];
  const index = writer.i32();
  const giveNumbers = [
    first.set(
      i32.atomicAdd(
        i32.const(control.tail),
        i32.shrU(i32.sub(taken.get, ownAt(own.freshSlots)), i32.const(2)),
      ),
    ),
    free.set(storedAt(plan, first.get)),
    index.set(first.get),
    eachFresh([
      probe.words.map((word, part) => word.set(i64.load(fresh.get, part * 8))),
      writeStored(plan, free, words),
      free.set(i32.add(free.get, i32.const(plan.storedBytes))),
      index.set(i32.add(index.get, i32.const(1))),
      i32.atomicStore(
        i32.load(number.get),
        i32.or(i32.load(number.get, own.freshTags - own.freshSlots), index.get),
      ),
    ]),
    noteOrigin(writer, plan, { area, first, from }),
  ];
  return {
    prepare: probe.prepare,
    code: [
      readAhead(writer, walk, probe, area, { shared: true }),
      loopWhile(i32.gtU(end.get, ownAt(own.batch)), [
        round,
        when(i32.gtU(taken.get, ownAt(own.freshSlots)), giveNumbers),
      ]),
    ] as Code,
    finish: [] as Code,
  };
};
