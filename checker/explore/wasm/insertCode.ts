import type { Blueprint } from './blueprint.ts';
import { control, own } from './control.ts';
import { hashCode, slotCode } from './hashCode.ts';
import type { Hooks } from './hooks.ts';
import { type Code, folded, i32, i32Type, i64, loopWhile, when } from './module/code.ts';
import type { FunctionWriter, Local, ModuleWriter } from './module/moduleWriter.ts';

type Call = (...operands: Code[]) => Code;

/**
 * `touch(area)`: makes each successor canonical if there is symmetry, finds where the search for it begins,
 * and reads that slot, so that the fetches of many slots from memory overlap.
 */
export const defineTouch = (module: ModuleWriter, plan: Blueprint, hooks: Hooks): Call =>
  module.define('touch', [i32Type], [], (writer) => {
    const area = writer.parameters[0]!;
    const candidate = writer.i32();
    const end = writer.i32();
    const slot = writer.i32();
    const sink = writer.i64();
    const finder = slotFinder(writer, plan);
    const { places, image } = plan;
    return [
      finder.prepare,
      candidate.set(i32.add(area.get, i32.const(plan.own.states))),
      end.set(i32.load(area.get, own.candidateEnd)),
      slot.set(i32.add(area.get, i32.const(plan.own.slots))),
      loopWhile(i32.ltU(candidate.get, end.get), [
        hooks.canonical?.({ writer, image, places, address: candidate.get }) ?? [],
        finder.find(candidate),
        i32.store(slot.get, finder.slot.get),
        sink.set(i64.xor(sink.get, i64.load(finder.slot.get))),
        slot.set(i32.add(slot.get, i32.const(4))),
        candidate.set(i32.add(candidate.get, i32.const(plan.stateBytes))),
      ]),
      i64.store(area.get, sink.get, own.sink),
    ];
  });

/** `insert(area)`: appends the successors that are not in the set, in order. There must be room for all. */
export const defineInsert = (module: ModuleWriter, plan: Blueprint): Call =>
  module.define('insert', [i32Type], [], (writer) => {
    const area = writer.parameters[0]!;
    const { stateBytes, places } = plan;
    const candidate = writer.i32();
    const end = writer.i32();
    const slots = writer.i32();
    const parents = writer.i32();
    const tail = writer.i32();
    const state = writer.i32();
    const parent = writer.i32();
    const probe = slotProbe(writer, plan);
    return [
      probe.prepare,
      candidate.set(i32.add(area.get, i32.const(plan.own.states))),
      end.set(i32.load(area.get, own.candidateEnd)),
      slots.set(i32.add(area.get, i32.const(plan.own.slots))),
      parents.set(i32.add(area.get, i32.const(plan.own.parents))),
      tail.set(i32.load(i32.const(control.tail))),
      state.set(i32.add(i32.const(plan.states), i32.mul(tail.get, i32.const(stateBytes)))),
      parent.set(i32.add(i32.load(i32.const(control.parents)), i32.mul(tail.get, i32.const(4)))),
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
        candidate.set(i32.add(candidate.get, i32.const(8 * places.words))),
        slots.set(i32.add(slots.get, i32.const(4))),
        parents.set(i32.add(parents.get, i32.const(4))),
      ]),
      i32.store(i32.const(control.tail), tail.get),
    ];
  });

/** `place(area, first, end)`: puts stored states into empty slots; as many as the area has room for. */
export const definePlace = (module: ModuleWriter, plan: Blueprint): Call =>
  module.define('place', [i32Type, i32Type, i32Type], [], (writer) => {
    const [area, first, last] = writer.parameters as [Local, Local, Local];
    const state = writer.i32();
    const end = writer.i32();
    const slots = writer.i32();
    const sink = writer.i64();
    const finder = slotFinder(writer, plan);
    const probe = slotProbe(writer, plan);
    const stateAt = (index: Local): Code =>
      i32.add(i32.const(plan.states), i32.mul(index.get, i32.const(plan.stateBytes)));
    const forEach = (body: Code): Code => [
      state.set(stateAt(first)),
      slots.set(i32.add(area.get, i32.const(plan.own.slots))),
      loopWhile(i32.ltU(state.get, end.get), [
        body,
        slots.set(i32.add(slots.get, i32.const(4))),
        state.set(i32.add(state.get, i32.const(plan.stateBytes))),
      ]),
    ];
    return [
      finder.prepare,
      probe.prepare,
      end.set(stateAt(last)),
      forEach([
        finder.find(state),
        i32.store(slots.get, finder.slot.get),
        sink.set(i64.xor(sink.get, i64.load(finder.slot.get))),
      ]),
      forEach([
        probe.search(state, i32.load(slots.get)),
        probe.words.map((word, number) => i64.store(probe.slot.get, word.get, number * 8)),
      ]),
      i64.store(area.get, sink.get, own.sink),
    ];
  });

const slotFinder = (writer: FunctionWriter, plan: Blueprint) => {
  const slots = writer.i32();
  const slotCount = writer.i64();
  const hash = writer.i64();
  const slot = writer.i32();
  const wordsOf = (state: Local): Code[] =>
    range(plan.places.words).map((word) => i64.load(state.get, word * 8));
  return {
    slot,
    prepare: [
      slots.set(i32.load(i32.const(control.slots))),
      slotCount.set(i64.load32U(i32.const(control.slotCount))),
    ] as Code,
    find: (state: Local): Code => [
      hashCode(wordsOf(state), hash),
      slot.set(slotCode(hash, slots, slotCount, plan.stateBytes)),
    ],
  };
};

/** Linear probing: `found` is the last word of the slot where the search ended, 0 if that is empty. */
const slotProbe = (writer: FunctionWriter, plan: Blueprint) => {
  const { stateBytes } = plan;
  const slots = writer.i32();
  const end = writer.i32();
  const slot = writer.i32();
  const found = writer.i64();
  const words = range(plan.places.words).map(() => writer.i64());
  const last = words.length - 1;
  const differs = [
    i64.ne(found.get, words[last]!.get),
    ...words.slice(0, last).map((word, number) => i64.ne(i64.load(slot.get, number * 8), word.get)),
  ];
  return {
    slot,
    found,
    words,
    prepare: [
      slots.set(i32.load(i32.const(control.slots))),
      end.set(i32.add(slots.get, i32.mul(i32.load(i32.const(control.slotCount)), i32.const(stateBytes)))),
    ] as Code,
    search: (state: Local, begin: Code): Code => [
      words.map((word, number) => word.set(i64.load(state.get, number * 8))),
      slot.set(begin),
      loopWhile(
        i32.and(
          i64.ne(found.tee(i64.load(slot.get, last * 8)), i64.const(0n)),
          folded(i32.or, differs, i32.const(0)),
        ),
        [
          slot.set(i32.add(slot.get, i32.const(stateBytes))),
          when(i32.eq(slot.get, end.get), slot.set(slots.get)),
        ],
      ),
    ],
  };
};

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
