import { getShortestPaths, getSimplePaths } from '@xstate/graph';
import type { AnyMachineSnapshot, AnyStateMachine, EventFromLogic, InputFrom, SnapshotFrom } from 'xstate';
import { initialTransition, transition } from 'xstate';

/** A way through a chart: what happened, and the state that it led to. */
export type Path<M extends AnyStateMachine> = {
  readonly events: readonly EventFromLogic<M>[];
  readonly state: SnapshotFrom<M>;
};

type Options<M extends AnyStateMachine> = { readonly input?: InputFrom<M> };

/** The shortest way to each state of a chart under these events. */
export const shortestPaths = <M extends AnyStateMachine>(
  chart: M,
  events: readonly EventFromLogic<M>[],
  options: Options<M> = {},
): Path<M>[] => getShortestPaths(chart as AnyStateMachine, optionsOf(chart, events, options)).map(pathOf<M>);

/** Every way through a chart that meets no state twice. */
export const simplePaths = <M extends AnyStateMachine>(
  chart: M,
  events: readonly EventFromLogic<M>[],
  options: Options<M> = {},
): Path<M>[] => getSimplePaths(chart as AnyStateMachine, optionsOf(chart, events, options)).map(pathOf<M>);

const optionsOf = <M extends AnyStateMachine>(
  chart: M,
  events: readonly EventFromLogic<M>[],
  { input }: Options<M>,
) => ({
  events: events as never,
  input: input as never,
  fromState: initialTransition(chart as AnyStateMachine, input as never)[0] as never,
});

const pathOf = <M extends AnyStateMachine>(path: {
  readonly state: AnyMachineSnapshot;
  readonly steps: readonly { readonly event: { readonly type: string } }[];
}): Path<M> => ({
  events: path.steps
    .map(({ event }) => event)
    .filter(({ type }) => type !== 'xstate.init') as unknown as EventFromLogic<M>[],
  state: path.state as SnapshotFrom<M>,
});

/** The same ways, and each with one event more that the chart takes: so that every transition is walked, back too. */
export const withOneMore = <M extends AnyStateMachine>(
  chart: M,
  events: readonly EventFromLogic<M>[],
  paths: readonly Path<M>[],
): Path<M>[] =>
  paths.flatMap((path) => [
    path,
    ...events
      .filter((event) => (path.state as AnyMachineSnapshot).can(event))
      .map((event) => ({
        events: [...path.events, event],
        state: transition(chart as AnyStateMachine, path.state as never, event)[0] as SnapshotFrom<M>,
      })),
  ]);
