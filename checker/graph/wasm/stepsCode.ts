import { masksOf } from '../../explore/wasm/blueprint.ts';
import { defineSettle } from '../../explore/wasm/expandCode.ts';
import { fireCode } from '../../explore/wasm/fireCode.ts';
import {
  type Call,
  type Code,
  folded,
  i32,
  i32Type,
  i64,
  loopAgain,
  loopWhile,
  when,
} from '../../explore/wasm/module/code.ts';
import type { FunctionWriter, Local, ModuleWriter } from '../../explore/wasm/module/moduleWriter.ts';
import { record, recordBytes } from '../../explore/wasm/records.ts';
import { control, type StepsPlan } from './stepsPlan.ts';

/**
 * `steps(first, end, before)`: lists the steps of these states, until there is hardly room for more; gives back the first
 * state that was not done. Of a state without a step that may return, none is listed; of a step that may not, no
 * successor is made. `ends` are counted on from `before`.
 */
export const defineSteps = (module: ModuleWriter, plan: StepsPlan): void => {
  const settle = plan.urgent && defineSettle(module, plan, plan.urgent);
  module.define('steps', [i32Type, i32Type, i32Type], [i32Type], (writer) => {
    const [index, end, before] = writer.parameters as [Local, Local, Local];
    const { compiled, places, stateBytes } = plan;
    const address = writer.i32();
    const listed = writer.i32();
    const at = writer.i32();
    const rest = writer.i32();
    const note = writer.i32();
    const alert = writer.i64();
    const words = Array.from({ length: places.words }, () => writer.i64());
    const { code: evaluate, masks } = plan.evaluator.code(writer, words);
    const fair = masksOf(compiled.rules.map(({ rule }) => rule.fair !== false));
    const isRule = masksOf(compiled.rules.map(() => true));
    const mayReturn = masksOf(plan.mayReturn);
    const returns = isRule.map((_, number) =>
      i64.and(masks[number + (plan.returnsFrom ?? 0)]!.get, i64.const(mayReturn[number]!)),
    );
    // a rule that may return in some states is enabled, too, in those where it may
    const returning = isRule.map(() => writer.i64());
    const some = (parts: readonly Code[]): Code =>
      i64.ne(folded(i64.or, parts, i64.const(0n)), i64.const(0n));
    const steps = listSteps(writer, plan, { words, address, listed, alert, settle });
    return [
      address.set(i32.add(i32.const(plan.states), i32.mul(index.get, i32.const(stateBytes)))),
      at.set(i32.const(plan.ends)),
      rest.set(i32.const(plan.resting)),
      note.set(i32.const(plan.notes)),
      loopWhile(
        i32.and(
          i32.ltU(index.get, end.get),
          i32.ltU(listed.get, i32.const(plan.most - compiled.rules.length)),
        ),
        [
          words.map((word, number) => word.set(i64.load(address.get, number * 8))),
          evaluate,
          i32.store8(
            rest.get,
            i32.eqz(some(fair.map((bits, number) => i64.and(masks[number]!.get, i64.const(bits))))),
          ),
          masks.slice(plan.notedFrom).map((mask, number) => i64.store(note.get, mask.get, number * 8)),
          note.set(i32.add(note.get, i32.const(8 * Math.ceil(plan.noted / 64)))),
          returning.map((mask, number) => mask.set(returns[number]!)),
          when(some(returning.map((mask) => mask.get)), [
            masks
              .slice(0, isRule.length)
              .map((mask, number) => [
                mask.set(i64.and(mask.get, i64.const(isRule[number]!))),
                steps(mask, returning[number]!, number),
              ]),
          ]),
          i32.store(at.get, i32.add(before.get, listed.get)),
          at.set(i32.add(at.get, i32.const(4))),
          rest.set(i32.add(rest.get, i32.const(1))),
          index.set(i32.add(index.get, i32.const(1))),
          address.set(i32.add(address.get, i32.const(stateBytes))),
        ],
      ),
      i32.store(i32.const(control.listed), listed.get),
      when(
        i32.wrap(i64.and(alert.get, i64.const(1n))),
        i32.store(i32.const(control.unsettled), i32.const(1)),
      ),
      index.get,
    ];
  });
};

/** Code that lists the steps of a mask, in the order of the rules. */
const listSteps = (
  writer: FunctionWriter,
  plan: StepsPlan,
  firing: {
    readonly words: readonly Local[];
    readonly address: Local;
    readonly listed: Local;
    readonly alert: Local;
    readonly settle: Call | undefined;
  },
) => {
  const { words, address, listed, alert, settle } = firing;
  const bit = writer.i32();
  const at = writer.i32();
  const successor = writer.i32();
  const stride = recordBytes(words.length);
  const ruleAt = i32.add(i32.const(plan.rules), i32.shl(listed.get, i32.const(2)));
  return (mask: Local, returning: Local, number: number): Code => {
    const fire = [
      at.set(i32.add(i32.mul(bit.get, i32.const(stride)), i32.const(plan.records + number * 64 * stride))),
      fireCode(writer, { words, address, successor, alert }, at),
      settle
        ? when(i32.load(at.get, record.unsettles), alert.set(i64.or(alert.get, settle(successor.get))))
        : [],
    ];
    const never = words.map((_, word) => i64.store(successor.get, i64.const(0n), word * 8));
    const isReturning = i32.wrap(i64.and(i64.shrU(returning.get, i64.extend(bit.get)), i64.const(1n)));
    return when(
      i64.ne(mask.get, i64.const(0n)),
      loopAgain(
        [
          bit.set(i32.wrap(i64.ctz(mask.get))),
          mask.set(i64.and(mask.get, i64.sub(mask.get, i64.const(1n)))),
          successor.set(i32.add(i32.const(plan.candidates), i32.mul(listed.get, i32.const(plan.stateBytes)))),
          i32.store(ruleAt, i32.add(bit.get, i32.const(number * 64))),
          when(isReturning, fire, never),
          listed.set(i32.add(listed.get, i32.const(1))),
        ],
        i64.ne(mask.get, i64.const(0n)),
      ),
    );
  };
};
