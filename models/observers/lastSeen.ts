import { assign, type EventObject, type MetaObject, type StateMachine, setup } from 'xstate';

/** One way in which an observer may have seen something. */
export type Sight<V extends string> = {
  /** what it means, for drawings */
  readonly says: string;
  /** how it may be seen next; absent: in every other way; with its own name, its details may change */
  readonly next?: readonly V[];
};

type Nothing = Record<never, never>;

/** `SEE`: a delivery, or what the observer did itself and knows at once. `FORGET`: its memory is lost. */
export type LastSeenEvent<V extends string, D extends object = Nothing> =
  | ({ readonly type: 'SEE'; readonly as: V } & Partial<D>)
  | { readonly type: 'FORGET' };

type AnyEvent = { readonly type: 'SEE' | 'FORGET'; readonly [field: string]: unknown };

/** The chart of a view: `Unseen` until the first delivery, then as it was last seen. */
export type LastSeen<V extends string, D extends object = Nothing> = StateMachine<
  D & { [name: string]: unknown },
  LastSeenEvent<V, D>,
  Record<string, never>,
  never,
  never,
  never,
  never,
  V | 'Unseen',
  string,
  object,
  undefined,
  EventObject,
  MetaObject,
  { readonly id: string; readonly states: { readonly [S in V | 'Unseen']: object } }
>;

/**
 * What an observer (a controller, the scheduler, a kubelet) last saw of something: its projection, a few values, never
 * the thing itself. Views are brought forward by deliveries (`deliver`) and by what the observer does itself; what is
 * not delivered is not seen. That something was never seen is a state of its own. `details`: what else the observer
 * keeps beside the value, as it is while nothing is known; a `SEE` that does not give them clears them.
 */
export const lastSeen = <const V extends string, D extends object = Nothing>(view: {
  readonly id: string;
  readonly says: string;
  /** not seen yet, and how it may be seen first */
  readonly unseen: Sight<NoInfer<V>>;
  readonly values: { readonly [S in V]: Sight<NoInfer<V>> };
  readonly details?: D;
  /** the observer may lose its memory; otherwise a restart keeps the view, however old, until it is read again */
  readonly forgets?: boolean;
}): LastSeen<V, D> => {
  const values = Object.keys(view.values) as V[];
  const nothing: { readonly [name: string]: unknown } = { ...view.details };
  const seeing = (next: readonly V[]) => ({
    SEE: next.map((value) => ({ guard: value, target: value, actions: 'note' as const })),
  });
  const stateOf = ({ says, next }: Sight<V>, self?: V) => {
    const after = next ?? values.filter((value) => value !== self);
    return { description: says, on: after.length > 0 ? seeing(after) : {} };
  };
  const chart = setup({
    types: { events: {} as AnyEvent },
    guards: Object.fromEntries(
      values.map((value) => [value, ({ event }: { event: AnyEvent }) => event.as === value]),
    ),
    actions: {
      note: assign(({ event }) =>
        Object.fromEntries(Object.entries(nothing).map(([name, unknown]) => [name, event[name] ?? unknown])),
      ),
    },
  }).createMachine({
    id: view.id,
    description: view.says,
    context: { ...nothing },
    initial: 'Unseen',
    ...(view.forgets ? { on: { FORGET: { target: '.Unseen', actions: 'note' } } } : {}),
    states: {
      Unseen: stateOf(view.unseen),
      ...Object.fromEntries(values.map((value) => [value, stateOf(view.values[value], value)])),
    },
  });
  return chart as unknown as LastSeen<V, D>;
};
