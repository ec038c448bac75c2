import {
  type ActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  type EventObject,
  type ExecutableActionsFrom,
} from 'xstate';

/** What a chart and xstate's pure functions say of a step: where it leads, and the actions that are to be done. */
type Step = readonly [AnyMachineSnapshot, readonly ExecutableActionsFrom<AnyStateMachine>[]];

type Scope = Omit<ActorScope<AnyMachineSnapshot, EventObject>, 'actionExecutor'>;

const nothing = (): void => undefined;

/** An actor that never starts: charts are pure, so that all their steps may have the same. */
const scopes = new WeakMap<AnyStateMachine, Scope>();

const scopeOf = (chart: AnyStateMachine, input: unknown): Scope => {
  const known = scopes.get(chart);
  if (known) return known;
  const self = createActor(chart, { input: input as never });
  const { system } = self;
  const scope: Scope = {
    self: self as never,
    system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    stopChild: nothing,
    emit: nothing,
  };
  scopes.set(chart, scope);
  return scope;
};

const withActions = (
  scope: Scope,
  work: (scope: ActorScope<AnyMachineSnapshot, EventObject>) => unknown,
): Step => {
  const actions: ExecutableActionsFrom<AnyStateMachine>[] = [];
  const snapshot = work({ ...scope, actionExecutor: (action) => actions.push(action as never) });
  return [snapshot as AnyMachineSnapshot, actions];
};

/** What xstate's `initialTransition` gives, which makes an actor each time. */
export const inertBeginning = (chart: AnyStateMachine, input: unknown): Step =>
  withActions(scopeOf(chart, input), (scope) => chart.getInitialSnapshot(scope, input as never));

/** What xstate's `transition` gives, which makes an actor each time, and lets the chart begin for it. */
export const inertStep = (
  chart: AnyStateMachine,
  input: unknown,
  snapshot: AnyMachineSnapshot,
  event: EventObject,
): Step => withActions(scopeOf(chart, input), (scope) => chart.transition(snapshot, event, scope));
