import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stateKey } from '../../../checker/charts/stateKey.ts';
import { compile } from '../../../checker/compile/compile.ts';
import type { Compiled } from '../../../checker/compile/compiled.ts';
import { Successors } from '../../../checker/explore/successors.ts';
import { ReferenceRun, type SystemState } from '../../../checker/reference/state.ts';
import { Refusal } from '../../../checker/refusal.ts';
import { instanceName } from '../../../checker/system/rule.ts';
import type { System } from '../../../checker/system/system.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';
import { randomSystem } from '../arbitraries/system.ts';

/** The local states of all charts that the local states of the units stand for. */
const textOf = (compiled: Compiled, locals: readonly number[]): string[] => {
  const keys: string[] = [];
  compiled.units.forEach(({ components, members }, unit) => {
    components.forEach((component, at) => {
      const local = members[locals[unit]! * components.length + at]!;
      keys[component] = stateKey(compiled.tables[component]!.snapshots[local]!);
    });
  });
  return keys;
};

const textOfState = (state: SystemState): string[] => state.map(stateKey);

/** Walks tables and charts side by side; `choices` say which enabled rule is next. */
const walk = (system: System, compiled: Compiled, choices: readonly number[]): void => {
  const run = new ReferenceRun(system);
  const successors = new Successors(compiled);
  let state = run.initial().state;
  let locals = successors.initial();
  for (const choice of choices) {
    expect(textOf(compiled, locals)).toEqual(textOfState(state));
    const next = successors.of(locals);
    const enabled = run.enabled(state);
    const names = next.map(({ rule }) => instanceName(compiled.rules[rule]!.rule));
    expect(names).toEqual(enabled.map(instanceName));
    if (next.length === 0) return;
    const chosen = choice % next.length;
    locals = next[chosen]!.locals;
    state = run.fire(enabled[chosen]!, state).at(-1)!.after;
  }
};

const settles = (compiled: Compiled): boolean => {
  try {
    new Successors(compiled).initial();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

const choices = fc.array(fc.nat(), { minLength: 1, maxLength: 30 });

describe('the tables do what the charts do, step by step', () => {
  test('in random systems', () => {
    fc.assert(
      fc.property(randomSystem, choices, ({ system, laws }, chosen) => {
        const compiled = compile(system, laws, { reduce: false });
        fc.pre(settles(compiled));
        walk(system, compiled, chosen);
      }),
      { numRuns: 300 },
    );
  });

  test('in the benchmark model', () => {
    const { system, laws } = replicatedPods({ N: 3, R: 2, U: 4, F: 2, C: 1 });
    const compiled = compile(system, laws);
    fc.assert(
      fc.property(choices, (chosen) => walk(system, compiled, chosen)),
      { numRuns: 100 },
    );
  });
});
