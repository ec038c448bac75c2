import { type AnyStateMachine, createMachine } from 'xstate';

/** Where an event leads, and what is noted then. */
type Transition = string | { readonly target: string; readonly actions: string };

/** A chart with other transitions in one state; everything else stays as it is. */
export const changedStates = (
  chart: AnyStateMachine,
  path: readonly string[],
  on: { readonly [event: string]: Transition },
): AnyStateMachine => {
  const config = withTransitions(chart.config as StateConfig, path, on);
  return createMachine(config as never, chart.implementations as never) as unknown as AnyStateMachine;
};

const withTransitions = (
  state: StateConfig,
  [next, ...rest]: readonly string[],
  on: { readonly [event: string]: Transition },
): StateConfig => {
  if (next === undefined) return { ...state, on: { ...state.on, ...on } };
  return { ...state, states: { ...state.states, [next]: withTransitions(state.states![next]!, rest, on) } };
};

type StateConfig = {
  readonly states?: { readonly [key: string]: StateConfig };
  readonly on?: { readonly [event: string]: unknown };
};
