import type { Blueprint } from '../blueprint.ts';
import { control } from '../control.ts';
import type { Batch } from '../insertCode.ts';
import { type Code, i32, i64, loopWhile, when } from '../module/code.ts';
import type { FunctionWriter } from '../module/moduleWriter.ts';
import { noteOrigin } from '../originCode.ts';
import { batchWalk, readAhead } from './batchCode.ts';
import { storedAt, writeStored } from './storedCode.ts';
import { tagProbe } from './tagCode.ts';

/** Appends the states of a batch that are not in an indexed set, in order: for one thread. */
export const insertIndexedBatch = (writer: FunctionWriter, plan: Blueprint, { end, area, from }: Batch) => {
  const tail = writer.i32();
  const first = writer.i32();
  const free = writer.i32();
  const goOn = writer.i32();
  const walk = batchWalk(writer, plan, area, end);
  const probe = tagProbe(writer, plan);
  const words = probe.words.map((word) => word.get);
  const append = [
    tail.set(i32.add(tail.get, i32.const(1))),
    i32.store(probe.slot.get, i32.or(probe.tag.get, tail.get)),
    writeStored(plan, free, words),
    free.set(i32.add(free.get, i32.const(plan.storedBytes))),
  ];
  const compare = [probe.find, when(probe.isSame, goOn.set(i32.const(0)), probe.next)];
  const insert = [
    probe.words.map((word, number) => word.set(i64.load(walk.state.get, number * 8))),
    probe.tag.set(walk.tag),
    probe.slot.set(i32.load(walk.slot.get)),
    goOn.set(i32.const(1)),
    loopWhile(goOn.get, [
      probe.entry.set(i32.load(probe.slot.get)),
      when(probe.entry.get, when(probe.hasTag, compare, probe.next), [append, goOn.set(i32.const(0))]),
    ]),
  ];
  return {
    prepare: [
      probe.prepare,
      tail.set(i32.load(i32.const(control.tail))),
      free.set(storedAt(plan, tail.get)),
    ] as Code,
    code: [
      first.set(tail.get),
      readAhead(writer, walk, probe, area, { shared: false }),
      walk.each(insert),
      when(i32.gtU(tail.get, first.get), noteOrigin(writer, plan, { area, first, from })),
    ] as Code,
    finish: i32.store(i32.const(control.tail), tail.get),
  };
};
