import { assign, setup } from 'xstate';
import { composeSystem } from '../../../checker/system/composeSystem.ts';
import type { Known } from './verdicts.ts';

const jug = setup({
  types: {
    context: {} as { gallons: number; holds: number },
    input: {} as { holds: number },
    events: {} as { type: 'FILL' } | { type: 'EMPTY' } | { type: 'BECOME'; gallons: number },
  },
}).createMachine({
  id: 'jug',
  context: ({ input }) => ({ gallons: 0, holds: input.holds }),
  on: {
    FILL: { actions: assign({ gallons: ({ context }) => context.holds }) },
    EMPTY: { actions: assign({ gallons: 0 }) },
    BECOME: { actions: assign({ gallons: ({ event }) => event.gallons }) },
  },
});

/** Two jugs, a fountain, and a bomb that wants exactly four gallons: breaking the law is solving the puzzle. */
export const jugs = (small: number, big: number, wanted: number): Known => {
  const { system, handles: laws } = composeSystem('jugs', ({ one, rule }) => {
    const pair = [one('small', jug, { holds: small }), one('big', jug, { holds: big })] as const;
    for (const filled of pair) {
      rule(`fill ${filled.name}`, [], () => ({ then: [filled.send({ type: 'FILL' })] }));
      rule(`empty ${filled.name}`, [], () => ({ then: [filled.send({ type: 'EMPTY' })] }));
    }
    for (const [from, to, room] of [[pair[0], pair[1], big] as const, [pair[1], pair[0], small] as const]) {
      for (let had = 0; had <= Math.max(small, big); had++) {
        for (let got = 0; got <= room; got++) {
          const poured = Math.min(had, room - got);
          rule(`pour ${had} from ${from.name} onto ${got}`, [], () => ({
            when: [
              from.is(({ context }) => context.gallons === had),
              to.is(({ context }) => context.gallons === got),
            ],
            then: [
              from.send({ type: 'BECOME', gallons: had - poured }),
              to.send({ type: 'BECOME', gallons: got + poured }),
            ],
          }));
        }
      }
    }
    return [
      {
        kind: 'invariant',
        id: 'never as wanted',
        holds: pair[1].isNot(({ context }) => context.gallons === wanted),
      } as const,
    ];
  });
  return { system, laws };
};
