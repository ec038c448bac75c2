import { stateKey } from '../../../checker/charts/stateKey.ts';
import type { Law } from '../../../checker/laws/law.ts';
import { ReferenceRun, type SystemState } from '../../../checker/reference/state.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import type { System } from '../../../checker/system/system.ts';

/** The states and steps of a system, found by running its charts: no tables, no packing, no cleverness. */
export type ExplicitGraph = {
  readonly states: readonly SystemState[];
  readonly steps: readonly (readonly { readonly rule: Rule; readonly to: number }[])[];
  readonly laws: readonly Law[];
};

/** `undefined` if there are more than `limit` states. */
export const explicitGraph = (
  system: System,
  laws: readonly Law[],
  limit: number,
): ExplicitGraph | undefined => {
  const run = new ReferenceRun(system);
  const states: SystemState[] = [run.initial().state];
  const numbers = new Map([[keyOf(states[0]!), 0]]);
  const steps: { rule: Rule; to: number }[][] = [];
  for (let at = 0; at < states.length; at++) {
    if (states.length > limit) return undefined;
    steps.push(
      run.enabled(states[at]!).map((rule) => {
        const after = run.fire(rule, states[at]!).at(-1)!.after;
        const key = keyOf(after);
        if (!numbers.has(key)) {
          numbers.set(key, states.length);
          states.push(after);
        }
        return { rule, to: numbers.get(key)! };
      }),
    );
  }
  return { states, steps, laws };
};

export const keyOf = (state: SystemState): string => state.map(stateKey).join();
