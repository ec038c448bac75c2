import { createHash } from 'node:crypto';
import type { Compiled, CompiledCondition } from '../compile/compiled.ts';

/**
 * A digest of everything that decides how a system behaves and what its notes say, but for names of units and members:
 * products of members that are alike have one shape, and one answer.
 */
export const shapeOf = (compiled: Compiled): string => {
  const digest = createHash('sha256');
  const add = (value: unknown): void => {
    digest.update(JSON.stringify(value));
  };
  const addTables = (tables: readonly (Uint8Array | Int32Array | undefined)[]): void => {
    for (const table of tables) digest.update(table ?? 'none');
  };
  const addCondition = ({ allow, counts }: CompiledCondition): void => {
    addTables(allow);
    add(counts.map(({ counter, least, most }) => [counterShape(compiled, counter), least, most]));
  };
  for (const { size, stateNotes } of compiled.units) {
    add(size);
    digest.update(stateNotes);
  }
  add([compiled.initial, compiled.noteSets.all]);
  for (const flat of [...compiled.rules, ...compiled.urgent]) {
    add([flat.rule.name, flat.rule.fair, flat.rule.urgent]);
    addCondition(flat);
    addTables(flat.next);
    addTables(flat.notes);
  }
  for (const condition of [...compiled.goals, ...compiled.triggers, ...compiled.watches])
    addCondition(condition);
  add([
    compiled.goals.length,
    compiled.triggers.length,
    compiled.watches.map(({ law, what }) => [law, what]),
  ]);
  return digest.digest('hex');
};

const counterShape = ({ counters }: Compiled, counter: number): (readonly number[] | null)[] =>
  counters[counter]!.weights.map((weights) => (weights ? [...weights] : null));
