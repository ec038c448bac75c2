import fc from 'fast-check';
import { type AnyMachineSnapshot, type AnyStateMachine, createMachine, emit } from 'xstate';

/** A chart as plain data: where each of three events leads from each state, and whether that is heard. */
export type ChartSpec = {
  /** by state and event: the next state, or -1 where the event is not taken */
  readonly moves: readonly (readonly number[])[];
  /** taking this event makes a noise that others hear within the same step */
  readonly noisy: number | undefined;
};

/** An anonymous component does not say who it is in its noises. */
export type ChartInput = { readonly self?: number; readonly anonymous?: boolean };

export const eventTypes = ['A', 'B', 'C'] as const;

/** Two to four states, three events, each taken in most of them; mostly onwards. */
export const chartSpec: fc.Arbitrary<ChartSpec> = fc.integer({ min: 2, max: 4 }).chain((states) => {
  const moves = fc.array(fc.constantFrom(1, 1, 1, 2, 3, 0, -1), { minLength: 3, maxLength: 3 });
  return fc.record({
    moves: fc
      .array(moves, { minLength: states, maxLength: states })
      .map((rows) =>
        rows.map((row, state) => row.map((onwards) => (onwards < 0 ? -1 : (state + onwards) % states))),
      ),
    noisy: fc.option(fc.nat({ max: 2 }), { nil: undefined, freq: 4 }),
  });
});

/** The xstate chart: states s0, s1, … and, if it makes noises, the context says who makes them. */
export const chartOf = (spec: ChartSpec, id: string): AnyStateMachine =>
  createMachine({
    id,
    context: ({ input }: { input: ChartInput | undefined }) => ({
      self: input?.anonymous ? 0 : (input?.self ?? 0),
    }),
    initial: 's0',
    // declared, so that an event which no state takes is known
    on: Object.fromEntries(eventTypes.map((type) => [type, { guard: () => false, target: '.s0' }])),
    states: Object.fromEntries(
      spec.moves.map((row, state) => [
        `s${state}`,
        {
          on: Object.fromEntries(
            row.flatMap((to, event) =>
              to < 0 ? [] : [[eventTypes[event]!, { target: `s${to}`, ...noise(spec, event) }]],
            ),
          ),
        },
      ]),
    ),
  });

const noise = (spec: ChartSpec, event: number) =>
  spec.noisy === event
    ? {
        actions: emit(({ context }: { context: { self: number } }) => ({
          type: 'noise',
          from: context.self,
        })),
      }
    : {};

/** 2 of `s2` */
export const stateNumber = (snapshot: AnyMachineSnapshot): number => Number(String(snapshot.value).slice(1));

/** Is the state in a set of states, given as bits? */
export const isIn =
  (set: number) =>
  (snapshot: AnyMachineSnapshot): boolean =>
    ((set >> stateNumber(snapshot)) & 1) === 1;
