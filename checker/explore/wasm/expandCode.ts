import { settleLimit } from '../../reference/ruleRun.ts';
import { type Blueprint, type JointPlan, masksOf, type RulePlan } from './blueprint.ts';
import { own } from './control.ts';
import { bitMask } from './evaluator.ts';
import { fireAll, fireCode } from './fireCode.ts';
import { readStored, storedAt } from './indexed/storedCode.ts';
import { type Call, type Code, folded, i32, i32Type, i64, i64Type, loopWhile, when } from './module/code.ts';
import type { FunctionWriter, Local, ModuleWriter } from './module/moduleWriter.ts';
import { recordBytes } from './records.ts';
import { askOnce, raise } from './sightMemo.ts';

/**
 * `expand(area, first, end)`: writes the successors of these states to the area, until it is nearly full;
 * gives back the first state that was not expanded.
 */
export const defineExpand = (module: ModuleWriter, plan: Blueprint, settle: Call | undefined): Call =>
  module.define('expand', [i32Type, i32Type, i32Type], [i32Type], (writer) => {
    const [area, index, end] = writer.parameters as [Local, Local, Local];
    const { normal, stateBytes, places, compiled } = plan;
    const address = writer.i32();
    const successor = writer.i32();
    const before = writer.i32();
    const full = writer.i32();
    const parents = writer.i32();
    const alerts = writer.i32();
    const alert = writer.i64();
    const words = Array.from({ length: places.words }, () => writer.i64());
    const { code: evaluate, masks, sums } = normal.evaluator.code(writer, words);
    const rules = masksOf(compiled.rules.map(() => true));
    const watched = masksOf([...compiled.rules.map(() => false), ...plan.conditions.map(() => true)]);
    const fair = masksOf(compiled.rules.map(({ rule }) => rule.fair !== false));
    const within = (masksToKeep: readonly bigint[]): Code[] =>
      masks.flatMap((mask, number) => {
        const bits = masksToKeep[number] ?? 0n;
        return bits === 0n ? [] : [i64.and(mask.get, i64.const(bits))];
      });
    const either = (parts: readonly Code[]): Code => folded(i64.or, parts, i64.const(0n));
    const guarded = sums.flatMap((sum, number) =>
      plan.guardedSums.includes(number)
        ? [
            i64.and(
              i64.add(sum.get, i64.load(i32.const(plan.biases + 16 * number))),
              i64.load(i32.const(plan.biases + 16 * number + 8)),
            ),
          ]
        : [],
    );
    const watching = masks.flatMap((mask, number) =>
      (watched[number] ?? 0n) === 0n ? [] : [i64.and(mask.get, i64.load(i32.const(plan.live + 8 * number)))],
    );
    const noticed = [...guarded, ...watching];
    const firing = { words, address, successor, alert };
    const add64 = (offset: number, value: Code): Code =>
      i64.store(area.get, i64.add(i64.load(area.get, offset), i64.extend(value)), offset);
    return [
      address.set(storedAt(plan, index.get)),
      successor.set(i32.add(area.get, i32.const(plan.own.states))),
      full.set(i32.add(successor.get, i32.const((plan.own.candidates - compiled.rules.length) * stateBytes))),
      parents.set(i32.add(area.get, i32.const(plan.own.parents))),
      alerts.set(i32.add(area.get, i32.const(plan.own.alerts))),
      loopWhile(i32.and(i32.ltU(index.get, end.get), i32.ltU(successor.get, full.get)), [
        readStored(plan, address).map((word, number) => words[number]!.set(word)),
        evaluate,
        alert.set(noticed.length ? i64.extend(i64.ne(either(noticed), i64.const(0n))) : i64.const(0n)),
        normal.joints.map((joint) => askJoint(writer, joint, masks, sums, alert, undefined)),
        add64(own.quiescent, i64.eqz(either(within(fair)))),
        before.set(successor.get),
        masks.map((mask, number) => [
          (watched[number] ?? 0n) === 0n ? [] : mask.set(i64.and(mask.get, i64.const(rules[number] ?? 0n))),
          (rules[number] ?? 0n) === 0n
            ? []
            : fireAll(writer, firing, {
                mask,
                number,
                records: normal.records,
                area,
                parents,
                index,
                settle,
                stateBytes,
              }),
        ]),
        add64(own.deadlocks, i32.eq(successor.get, before.get)),
        when(i32.wrap(i64.and(alert.get, i64.const(1n))), [
          i32.store(alerts.get, index.get),
          alerts.set(i32.add(alerts.get, i32.const(4))),
        ]),
        index.set(i32.add(index.get, i32.const(1))),
        address.set(i32.add(address.get, i32.const(plan.storedBytes))),
      ]),
      i32.store(area.get, successor.get, own.candidateEnd),
      i32.store(area.get, alerts.get, own.alertEnd),
      index.get,
    ];
  });

/**
 * `settle(state)`: lets urgent rules happen in a successor, the one of lowest rank first, until none is
 * enabled; gives back an alert. One that never settles raises it: the host then finds out and refuses.
 */
export const defineSettle = (module: ModuleWriter, plan: Pick<Blueprint, 'places'>, urgent: RulePlan): Call =>
  module.define('settle', [i32Type], [i64Type], (writer) => {
    const address = writer.parameters[0]!;
    const alert = writer.i64();
    const bit = writer.i32();
    const at = writer.i32();
    const steps = writer.i32();
    const words = Array.from({ length: plan.places.words }, () => writer.i64());
    const { code: evaluate, masks, sums } = urgent.evaluator.code(writer, words);
    const stride = recordBytes(plan.places.words);
    // enabled urgent rules are looked for in the order of their ranks, mask by mask
    const lowest = masks.reduceRight<Code>(
      (otherwise, mask, number) =>
        when(
          i64.ne(mask.get, i64.const(0n)),
          bit.set(i32.add(i32.wrap(i64.ctz(mask.get)), i32.const(number * 64))),
          otherwise,
        ),
      bit.set(i32.const(-1)),
    );
    return [
      bit.set(i32.const(0)),
      loopWhile(i32.ltU(bit.get, i32.const(urgent.rules.length)), [
        words.map((word, number) => word.set(i64.load(address.get, number * 8))),
        evaluate,
        lowest,
        when(i32.ltU(bit.get, i32.const(urgent.rules.length)), [
          urgent.joints.map((joint) => askJoint(writer, joint, masks, sums, alert, bit)),
          at.set(i32.add(i32.mul(bit.get, i32.const(stride)), i32.const(urgent.records))),
          fireCode(writer, { words, address, successor: address, alert }, at),
          steps.set(i32.add(steps.get, i32.const(1))),
          when(i32.gtU(steps.get, i32.const(settleLimit)), [raise(alert), bit.set(i32.const(-1))]),
        ]),
      ]),
      i64.and(alert.get, i64.const(1n)),
    ];
  });

/** Asks a joint law of a state, or of the rules it is about: of `chosen` where one urgent rule happens. */
const askJoint = (
  writer: FunctionWriter,
  { keys, when: asked, memo }: JointPlan,
  masks: readonly Local[],
  sums: readonly Local[],
  alert: Local,
  chosen: Local | undefined,
): Code => {
  const key = keys.map((field) =>
    i64.and(i64.shrU(sums[field.word]!.get, i64.const(BigInt(field.shift))), bitMask(field.bits)),
  );
  if (!asked) return askOnce(writer, memo, key, alert);
  const concerned = masks.flatMap((mask, number) =>
    asked[number] ? [{ number, bits: i64.and(mask.get, i64.const(asked[number])) }] : [],
  );
  const bits = chosen
    ? concerned.map((part) => i64.and(part.bits, onlyBit(chosen, part.number)))
    : concerned.map((part) => part.bits);
  return when(
    i64.ne(folded(i64.or, bits, i64.const(0n)), i64.const(0n)),
    askOnce(writer, memo, [...key, ...bits], alert),
  );
};

/** The chosen rule's bit, if it is in this mask. */
const onlyBit = (chosen: Local, mask: number): Code =>
  i64.shl(i64.extend(i32.eq(i32.shrU(chosen.get, i32.const(6)), i32.const(mask))), i64.extend(chosen.get));
