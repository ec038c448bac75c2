import { assign, type SnapshotFrom, setup } from 'xstate';
import { composeSystem } from '../../../checker/system/composeSystem.ts';
import { atMost, each, exactly, never } from '../../../checker/system/guard.ts';
import type { Known } from './verdicts.ts';

const member = setup({
  types: { events: {} as { type: 'STAND' | 'YIELD' | 'WIN' } },
}).createMachine({
  id: 'member',
  initial: 'idle',
  states: {
    idle: { on: { STAND: 'standing', YIELD: 'passive' } },
    standing: { on: { YIELD: 'passive', WIN: 'leader' } },
    passive: { on: { YIELD: 'passive' } },
    leader: {},
  },
});

/** Carries names to the next member, first in, first out. */
const channel = setup({
  types: {
    context: {} as { names: readonly number[] },
    events: {} as { type: 'PUT' | 'TAKE'; name: number },
  },
}).createMachine({
  id: 'channel',
  context: { names: [] },
  on: {
    PUT: {
      guard: ({ context, event }) => !context.names.includes(event.name),
      actions: assign({ names: ({ context, event }) => [...context.names, event.name] }),
    },
    TAKE: {
      guard: ({ context, event }) => context.names[0] === event.name,
      actions: assign({ names: ({ context }) => context.names.slice(1) }),
    },
  },
});

type Member = SnapshotFrom<typeof member>;
const isLeader = (state: Member): boolean => state.matches('leader');
const isIdle = (state: Member): boolean => state.matches('idle');

/**
 * E. Chang, R. Roberts, "An improved algorithm for decentralized extrema-finding" (1979), with names 1, 2, … Careless members neither yield to greater
 * names nor swallow smaller ones.
 */
export const ringElection = (size: number, { careless = false } = {}): Known => {
  const { system, handles: laws } = composeSystem('ring election', ({ many, actor, rule }) => {
    const members = many('member', member, size);
    const channels = many('channel', channel, size);
    const into = (id: number) => channels[(id + size - 2) % size]!;
    const outOf = (id: number) => channels[id - 1]!;
    actor('members', () => {
      rule('stands', [members], (self) => ({
        then: [self.send({ type: 'STAND' }), outOf(self.id).send({ type: 'PUT', name: self.id })],
      }));
      rule('hears its own name', [members], (self) => ({
        then: [self.send({ type: 'WIN' }), into(self.id).send({ type: 'TAKE', name: self.id })],
      }));
      rule('hears a name', [members, members], (self, heard) => {
        const take = into(self.id).send({ type: 'TAKE', name: heard.id });
        const pass = [take, outOf(self.id).send({ type: 'PUT', name: heard.id })];
        if (heard.id === self.id) return { when: [never], then: [] };
        if (careless) return { then: pass };
        if (heard.id > self.id) return { then: [self.send({ type: 'YIELD' }), ...pass] };
        // it stands itself before it takes a smaller name from the ring
        return { when: [self.isNot(isIdle)], then: [take] };
      });
    });
    return [
      { kind: 'invariant', id: 'at most one leader', holds: atMost(1, each(members, isLeader)) } as const,
      {
        kind: 'invariant',
        id: 'the greatest name wins',
        holds: atMost(0, each(members.slice(0, -1), isLeader)),
      } as const,
      {
        kind: 'eventually',
        id: 'there is a leader',
        goal: exactly(1, each(members, isLeader)),
        always: true,
      } as const,
    ];
  });
  return { system, laws };
};
