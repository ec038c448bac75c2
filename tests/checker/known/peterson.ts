import { type SnapshotFrom, setup } from 'xstate';
import { composeSystem } from '../../../checker/system/composeSystem.ts';
import { any, atMost, each, type Guard } from '../../../checker/system/guard.ts';
import type { Known } from './verdicts.ts';

const competitor = setup({
  types: { events: {} as { type: 'RAISE_FLAG' | 'GIVE_WAY' | 'ENTER' | 'LEAVE' } },
}).createMachine({
  id: 'competitor',
  type: 'parallel',
  states: {
    flag: { initial: 'down', states: { down: { on: { RAISE_FLAG: 'up' } }, up: { on: { LEAVE: 'down' } } } },
    gaveWay: { initial: 'no', states: { no: { on: { GIVE_WAY: 'yes' } }, yes: { on: { LEAVE: 'no' } } } },
    place: {
      initial: 'outside',
      states: { outside: { on: { ENTER: 'inside' } }, inside: { on: { LEAVE: 'outside' } } },
    },
  },
});

const turn = setup({ types: { events: {} as { type: 'GIVE_1' | 'GIVE_2' } } }).createMachine({
  id: 'turn',
  initial: 'of 1',
  states: {
    'of 1': { on: { GIVE_2: 'of 2', GIVE_1: 'of 1' } },
    'of 2': { on: { GIVE_1: 'of 1', GIVE_2: 'of 2' } },
  },
});

type Competitor = SnapshotFrom<typeof competitor>;
const flagIsUp = (state: Competitor): boolean => state.matches({ flag: 'up' });
const hasGivenWay = (state: Competitor): boolean => state.matches({ gaveWay: 'yes' });
const isInside = (state: Competitor): boolean => state.matches({ place: 'inside' });
const isWaiting = (state: Competitor): boolean => flagIsUp(state) && !isInside(state);

/** What somebody may get wrong: the order of the two announcements, or that the turn matters. */
export type Variant = 'right' | 'gives way before raising the flag' | 'looks at flags only';

/** G. L. Peterson, "Myths about the mutual exclusion problem" (1981). */
export const peterson = (variant: Variant): Known => {
  const { system, handles: laws } = composeSystem('Peterson', ({ many, one, actor, rule }) => {
    const competitors = many('competitor', competitor, 2);
    const whose = one('turn', turn);
    const other = (id: number) => competitors[2 - id]!;
    const givesWay = (id: number) => [
      competitors[id - 1]!.send({ type: 'GIVE_WAY' }),
      whose.send({ type: id === 1 ? 'GIVE_2' : 'GIVE_1' }),
    ];
    const early = variant === 'gives way before raising the flag';
    actor(
      'wish',
      () => {
        rule(early ? 'gives way' : 'raises its flag', [competitors], (self) => ({
          when: [self.isNot(flagIsUp), self.isNot(hasGivenWay)],
          then: early ? givesWay(self.id) : [self.send({ type: 'RAISE_FLAG' })],
        }));
      },
      { fair: false },
    );
    actor('competitors', () => {
      rule(early ? 'raises its flag' : 'gives way', [competitors], (self) => ({
        when: early
          ? [self.is(hasGivenWay), self.isNot(flagIsUp)]
          : [self.is(flagIsUp), self.isNot(hasGivenWay)],
        then: early ? [self.send({ type: 'RAISE_FLAG' })] : givesWay(self.id),
      }));
      rule('enters', [competitors], (self) => {
        const isFirst: Guard = whose.is((state) => state.matches(self.id === 1 ? 'of 1' : 'of 2'));
        const alone = other(self.id).isNot(flagIsUp);
        return {
          when: [
            self.is(flagIsUp),
            self.is(hasGivenWay),
            variant === 'looks at flags only' ? alone : any(alone, isFirst),
          ],
          then: [self.send({ type: 'ENTER' })],
        };
      });
      rule('leaves', [competitors], (self) => ({
        when: [self.is(isInside)],
        then: [self.send({ type: 'LEAVE' })],
      }));
    });
    return [
      { kind: 'invariant', id: 'mutual exclusion', holds: atMost(1, each(competitors, isInside)) } as const,
      ...competitors.map(
        (self) =>
          ({
            kind: 'leads to',
            id: `${self.id} gets in`,
            trigger: self.is(isWaiting),
            goal: self.is(isInside),
          }) as const,
      ),
    ];
  });
  return { system, laws };
};
