import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate';
import { inertBeginning, inertStep } from '../../../checker/charts/inertStep.ts';
import { chartOf, chartSpec, eventTypes } from '../arbitraries/chart.ts';

type Step = readonly [AnyMachineSnapshot, readonly { readonly type: string; readonly params?: unknown }[]];

const plain = ([{ value, context, status }, actions]: Step) => ({
  value,
  context,
  status,
  actions: actions.map(({ type, params }) => ({ type, params })),
});

test("steps of a chart that share an actor are those of xstate's pure functions", () => {
  let noises = 0;
  fc.assert(
    fc.property(
      chartSpec,
      fc.record({ self: fc.nat({ max: 3 }), anonymous: fc.boolean() }),
      fc.array(fc.constantFrom(...eventTypes), { maxLength: 12 }),
      (spec, input, events) => {
        const chart = chartOf(spec, 'random');
        const first = inertBeginning(chart, input);
        expect(plain(first)).toEqual(plain(initialTransition(chart, input as never) as Step));
        let [snapshot] = first;
        for (const type of events) {
          const step = inertStep(chart, input, snapshot, { type });
          const pure = transition(chart, snapshot, { type }) as Step;
          expect(plain(step)).toEqual(plain(pure));
          expect(plain(inertStep(chart, input, snapshot, { type }))).toEqual(plain(pure));
          noises += step[1].length;
          snapshot = step[0];
        }
      },
    ),
    { numRuns: 200 },
  );
  expect(noises).toBeGreaterThan(50);
});
