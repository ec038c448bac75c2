import { own } from './control.ts';
import { type Code, i32, i64, loopAgain, select, when } from './module/code.ts';
import type { FunctionWriter, Local } from './module/moduleWriter.ts';
import { moveBytes, record, recordBytes } from './records.ts';

/** The state that rules are fired in: its words, and where it lies in memory. */
export type Firing = {
  readonly words: readonly Local[];
  readonly address: Local;
  /** where the successor is written */
  readonly successor: Local;
  readonly alert: Local;
};

/** Code that fires the rule whose record is at `at`: writes the successor, and raises the alert. */
export const fireCode = (writer: FunctionWriter, firing: Firing, at: Local): Code => {
  const { words, address, successor, alert } = firing;
  const entry = writer.i64();
  const delta = writer.i64();
  const list = writer.i32();
  const end = writer.i32();
  const field = (offset: number): Code => i32.load(at.get, offset);
  const local = (word: Code, base: Local): Code =>
    i32.and(i32.wrap(i64.shrU(word, i64.load32U(base.get, record.shift))), i32.load(base.get, record.mask));
  const only = words.length === 1;
  const firstWord = only ? words[0]!.get : i64.load(i32.add(address.get, field(record.word)));
  const lookUp = (word: Code, base: Local): Code => [
    entry.set(
      i64.load32S(i32.add(i32.load(base.get, record.table), i32.shl(local(word, base), i32.const(2)))),
    ),
    alert.set(i64.or(alert.get, entry.get)),
    delta.set(i64.shl(i64.shrS(entry.get, i64.const(1n)), i64.load32U(base.get, record.shift))),
  ];
  const write = words.map((word, number) => {
    const moved = only
      ? delta.get
      : select(delta.get, i64.const(0n), i32.eq(field(record.word), i32.const(number * 8)));
    return i64.store(
      successor.get,
      i64.add(word.get, i64.add(i64.load(at.get, record.constants + 8 * number), moved)),
      number * 8,
    );
  });
  const target = i32.add(successor.get, i32.load(list.get, record.word));
  const further = [
    lookUp(only ? words[0]!.get : i64.load(i32.add(address.get, i32.load(list.get, record.word))), list),
    i64.store(target, i64.add(i64.load(target), delta.get)),
    list.set(i32.add(list.get, i32.const(moveBytes))),
  ];
  return [
    lookUp(firstWord, at),
    write,
    when(list.tee(field(record.more)), [
      end.set(i32.mul(i32.load(list.get), i32.const(moveBytes))),
      list.set(i32.add(list.get, i32.const(8))),
      end.set(i32.add(list.get, end.get)),
      loopAgain(further, i32.ltU(list.get, end.get)),
    ]),
  ];
};

/** Code that fires every rule of a mask, the lowest bit first. */
export const fireAll = (
  writer: FunctionWriter,
  firing: Firing,
  plan: {
    readonly mask: Local;
    readonly number: number;
    readonly records: number;
    readonly area: Local;
    readonly parents: Local;
    readonly index: Local;
    readonly settle: ((...operands: Code[]) => Code) | undefined;
    readonly stateBytes: number;
  },
): Code => {
  const { mask, number, records, area, parents, index, settle, stateBytes } = plan;
  const { successor, alert, words } = firing;
  const bit = writer.i32();
  const at = writer.i32();
  const stride = recordBytes(words.length);
  const count = i32.add(area.get, i32.shl(bit.get, i32.const(3)));
  const countAt = own.counts + number * 64 * 8;
  return when(
    i64.ne(mask.get, i64.const(0n)),
    loopAgain(
      [
        bit.set(i32.wrap(i64.ctz(mask.get))),
        mask.set(i64.and(mask.get, i64.sub(mask.get, i64.const(1n)))),
        at.set(i32.add(i32.mul(bit.get, i32.const(stride)), i32.const(records + number * 64 * stride))),
        i64.store(count, i64.add(i64.load(count, countAt), i64.const(1n)), countAt),
        fireCode(writer, firing, at),
        i32.store(parents.get, index.get),
        parents.set(i32.add(parents.get, i32.const(4))),
        settle
          ? when(i32.load(at.get, record.unsettles), alert.set(i64.or(alert.get, settle(successor.get))))
          : [],
        successor.set(i32.add(successor.get, i32.const(stateBytes))),
      ],
      i64.ne(mask.get, i64.const(0n)),
    ),
  );
};
