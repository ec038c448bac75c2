import { type SnapshotFrom, setup } from 'xstate';
import type { Law } from '../laws/law.ts';
import { composeSystem } from '../system/composeSystem.ts';
import { all, atLeast, atMost, each, type Guard } from '../system/guard.ts';
import type { Fairness } from '../system/rule.ts';
import type { System } from '../system/system.ts';

/** Thinks, gets hungry, takes one fork, then the other, eats, and puts both down. */
const philosopher = setup({
  types: { events: {} as { type: 'HUNGER' | 'TAKE_FIRST' | 'TAKE_SECOND' | 'REST' } },
}).createMachine({
  id: 'philosopher',
  initial: 'thinking',
  states: {
    thinking: { on: { HUNGER: 'hungry' } },
    hungry: { on: { TAKE_FIRST: 'holding one fork' } },
    'holding one fork': { on: { TAKE_SECOND: 'eating' } },
    eating: { on: { REST: 'thinking' } },
  },
});

const fork = setup({ types: { events: {} as { type: 'TAKE' | 'PUT' } } }).createMachine({
  id: 'fork',
  initial: 'free',
  states: { free: { on: { TAKE: 'taken' } }, taken: { on: { PUT: 'free' } } },
});

type Philosopher = SnapshotFrom<typeof philosopher>;
const isHungry = (state: Philosopher): boolean =>
  state.matches('hungry') || state.matches('holding one fork');
const isEating = (state: Philosopher): boolean => state.matches('eating');
const holdsOneFork = (state: Philosopher): boolean => state.matches('holding one fork');

export type Table = {
  readonly seats: number;
  /** the last philosopher reaches to the other side first */
  readonly lastIsLeftHanded: boolean;
  /** how fair philosophers are treated in taking forks; weakly, unless said otherwise */
  readonly fair?: Fairness;
};

/** Dijkstra's dining philosophers, with what should be true of them. */
export const philosophers = ({
  seats,
  lastIsLeftHanded,
  fair = true,
}: Table): { system: System; laws: readonly Law[]; everyoneHoldsOneFork: Guard } => {
  const { system, handles } = composeSystem('philosophers', ({ many, actor, rule }) => {
    const people = many('philosopher', philosopher, seats);
    const forks = many('fork', fork, seats);
    const forksOf = (seat: number) => {
      const [left, right] = [forks[seat - 1]!, forks[seat % seats]!];
      return lastIsLeftHanded && seat === seats ? [right, left] : [left, right];
    };
    actor(
      'appetite',
      () => {
        rule('gets hungry', [people], (person) => ({ then: [person.send({ type: 'HUNGER' })] }));
      },
      { fair: false },
    );
    actor(
      'philosophers',
      () => {
        rule('takes the first fork', [people], (person) => ({
          then: [person.send({ type: 'TAKE_FIRST' }), forksOf(person.id)[0]!.send({ type: 'TAKE' })],
        }));
        rule('takes the second fork', [people], (person) => ({
          then: [person.send({ type: 'TAKE_SECOND' }), forksOf(person.id)[1]!.send({ type: 'TAKE' })],
        }));
        rule('rests', [people], (person) => ({
          then: [
            person.send({ type: 'REST' }),
            ...forksOf(person.id).map((taken) => taken.send({ type: 'PUT' })),
          ],
        }));
      },
      { fair },
    );
    const neighbours = people.map((person, at) => [person, people[(at + 1) % seats]!]);
    const laws: readonly Law[] = [
      {
        kind: 'invariant',
        id: 'neighbours never eat together',
        holds: all(...neighbours.map((pair) => atMost(1, each(pair, isEating)))),
      },
      {
        kind: 'leads to',
        id: 'when someone is hungry, someone eats',
        trigger: atLeast(1, each(people, isHungry)),
        goal: atLeast(1, each(people, isEating)),
      },
      {
        kind: 'leads to',
        id: 'the first philosopher does not starve',
        trigger: people[0]!.is(isHungry),
        goal: people[0]!.is(isEating),
      },
    ];
    return { laws, everyoneHoldsOneFork: all(...people.map((person) => person.is(holdsOneFork))) };
  });
  return { system, ...handles };
};
