import type { AnyStateMachine, EventFromLogic, InputFrom } from 'xstate';
import type { Path } from './paths.ts';

/** How a chart is walked, and what holds on every way through it. */
export type Walk<M extends AnyStateMachine = AnyStateMachine> = {
  readonly chart: M;
  /** what the chart may be given at the beginning; each is walked */
  readonly inputs?: readonly InputFrom<M>[];
  readonly events: readonly EventFromLogic<M>[];
  /** every way that meets no state twice; or, where those are too many, the shortest to each state */
  readonly ways?: 'simple' | 'shortest';
  readonly holds: { readonly [statement: string]: (way: Path<M>, input: InputFrom<M>) => boolean };
};

/** A walk of one chart among those of others. */
export const walk = <M extends AnyStateMachine>(of: Walk<M>): Walk => of as unknown as Walk;

type Way = { readonly events: readonly { readonly type: string }[] };

/** The last event on the way, or the last of these types. */
export const lastOf = ({ events }: Way, ...types: string[]): string | undefined =>
  events.findLast(({ type }) => types.length === 0 || types.includes(type))?.type;

/** How often events of these types happened on the way. */
export const times = ({ events }: Way, ...types: string[]): number =>
  events.filter(({ type }) => types.includes(type)).length;

/** What happened after the last event of these types. */
export const since = <W extends Way>(
  { events }: W,
  ...types: string[]
): { readonly events: W['events'] } => ({
  events: events.slice(events.findLastIndex(({ type }) => types.includes(type)) + 1),
});
