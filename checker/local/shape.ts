import { createHash } from 'node:crypto';
import type { Compiled, CompiledCondition, CompiledRule } from '../compile/compiled.ts';

/**
 * A digest of everything that decides how a system behaves and what its notes say, but for names of units and members and
 * for the order of rules, which decides nothing but among urgent ones: products of members that are alike have one shape,
 * and one answer.
 */
export const shapeOf = (compiled: Compiled): string => {
  const { units, rules, urgent, goals, triggers, watches, initial, noteSets } = compiled;
  const waits = (conditions: readonly CompiledCondition[]): string[] =>
    conditions.map((condition) => digestOf(...conditionParts(compiled, condition))).sort();
  return digestOf(
    ...units.flatMap(({ size, stateNotes }) => [size, stateNotes]),
    initial,
    noteSets.all,
    rules.map((flat) => ruleShape(compiled, flat)).sort(),
    urgent.map((flat) => ruleShape(compiled, flat)),
    waits(goals),
    waits(triggers),
    watches
      .map(({ law, what, ...condition }) => digestOf(law, what, ...conditionParts(compiled, condition)))
      .sort(),
  );
};

const ruleShape = (compiled: Compiled, flat: CompiledRule): string => {
  const { name, fair, urgent } = flat.rule;
  return digestOf(name, fair, urgent, ...conditionParts(compiled, flat), ...flat.next, ...flat.notes);
};

const conditionParts = (compiled: Compiled, { allow, counts }: CompiledCondition): unknown[] => [
  ...allow,
  counts.map(({ counter, least, most }) => [counterShape(compiled, counter), least, most]),
];

/** Of tables, and of anything that JSON can say. */
const digestOf = (...parts: readonly unknown[]): string => {
  const digest = createHash('sha256');
  for (const part of parts) {
    const isTable = part instanceof Uint8Array || part instanceof Int32Array;
    digest.update(isTable ? part : `|${JSON.stringify(part) ?? 'none'}|`);
  }
  return digest.digest('base64');
};

const counterShape = ({ counters }: Compiled, counter: number): (readonly number[] | null)[] =>
  counters[counter]!.weights.map((weights) => (weights ? [...weights] : null));
