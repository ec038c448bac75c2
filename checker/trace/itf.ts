import type { AnyMachineSnapshot } from 'xstate';
import type { SystemState } from '../reference/state.ts';
import { instanceName } from '../system/rule.ts';
import type { Trace } from './trace.ts';

/** A trace in the Informal Trace Format: https://apalache-mc.org/docs/adr/015adr-trace.html */
export type ItfTrace = {
  readonly '#meta': { readonly format: 'ITF'; readonly description: string };
  readonly vars: readonly string[];
  readonly states: readonly ({ readonly '#meta': { readonly index: number } } & {
    readonly [name: string]: unknown;
  })[];
};

/** Every component is a variable, `action` says what led to a state; settled states only. */
export const itfOf = (trace: Trace, description: string): ItfTrace => {
  const { components } = trace.system;
  const stateOf = (state: SystemState, index: number, action: string) => ({
    '#meta': { index },
    action,
    ...Object.fromEntries(components.map(({ name }, at) => [name, valueIn(state[at]!)])),
  });
  const settled = trace.steps.flatMap((step, at) => {
    const next = trace.steps[at + 1];
    return next && next.rule.urgent !== undefined ? [] : [step.after];
  });
  const chosen = trace.steps.filter(({ rule }) => rule.urgent === undefined);
  return {
    '#meta': { format: 'ITF', description },
    vars: ['action', ...components.map(({ name }) => name)],
    states: [
      stateOf(trace.initial, 0, 'init'),
      ...chosen.map(({ rule }, at) => stateOf(settled[at]!, at + 1, instanceName(rule))),
    ],
  };
};

const valueIn = (snapshot: AnyMachineSnapshot): unknown => ({
  state: typeof snapshot.value === 'string' ? snapshot.value : flattened(snapshot.value),
  ...Object.fromEntries(
    Object.entries(snapshot.context as object).map(([key, value]) => [key, itfValue(value)]),
  ),
});

const flattened = (value: object): string =>
  Object.entries(value)
    .map(([region, inner]) => `${region}.${typeof inner === 'string' ? inner : flattened(inner as object)}`)
    .join(' ');

/** ITF writes integers as `{"#bigint": "1"}`. */
const itfValue = (value: unknown): unknown => {
  if (typeof value === 'number') return { '#bigint': String(value) };
  if (Array.isArray(value)) return value.map(itfValue);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, itfValue(inner)]));
  }
  return value ?? { '#unserializable': String(value) };
};
