import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyMachineSnapshot, type AnyStateMachine, createMachine } from 'xstate';
import { stateText } from '../../../checker/charts/stateKey.ts';
import { assemble } from '../../../checker/compile/assemble.ts';
import { withLaws } from '../../../checker/compile/keptLaws.ts';
import { merged } from '../../../checker/compile/merged.ts';
import { type Tabulated, tabulate } from '../../../checker/compile/tabulate.ts';
import type { Law } from '../../../checker/laws/law.ts';
import type { Component } from '../../../checker/system/component.ts';
import { composeSystem } from '../../../checker/system/composeSystem.ts';
import { together } from '../../../checker/system/guard.ts';
import type { System } from '../../../checker/system/system.ts';
import { randomSystem } from '../arbitraries/system.ts';

/** The same system, of which no component has the chart of another and no view is made as another is. */
const nothingAlike = (system: System): System => ({
  ...system,
  components: system.components.map((component) => ({ ...component, chart: component.chart.provide({}) })),
  views: system.views.map((view) => ({ ...view, by: {} })),
});

/** By component: its states in the order of their numbers, which is that in which its events reach them. */
const numbered = ({ tables }: Tabulated) => tables.map(({ snapshots }) => snapshots.map(stateText));

/** All that was tabulated, with notes in full. */
const told = ({ units, noteSets }: Tabulated) =>
  units.map(({ unit, judgement }) => ({
    unit,
    states: Array.from(judgement.stateNotes, (set) => noteSets.all[set]),
    steps: Array.from(judgement.stepNotes, (set) => noteSets.all[set]),
    seen: judgement.seen.map(({ law, part, view, ids, values }) => [law, part, view.name, ids, values]),
  }));

const sharedUnits = ({ units }: Tabulated): number =>
  units.length - new Set(units.map(({ judgement }) => judgement.stepNotes)).size;

describe('units that are alike', () => {
  it('are tabulated as each would be by itself', () => {
    let shared = 0;
    fc.assert(
      fc.property(randomSystem, ({ system, laws }) => {
        const once = tabulate(system, laws);
        const each = tabulate(nothingAlike(system), laws);
        // components that share a chart are numbered by the events of all of them
        fc.pre(isDeepStrictEqual(numbered(once), numbered(each)));
        expect(sharedUnits(each)).toBe(0);
        shared += sharedUnits(once);
        expect(told(once)).toEqual(told(each));
        expect(told(merged(once))).toEqual(told(merged(each)));
        const some = laws.filter((_, at) => at % 2 === 0);
        const fewer = withLaws(merged(once), some);
        expect(told(fewer)).toEqual(told(withLaws(merged(each), some)));
        expect(sharedUnits(fewer)).toBe(sharedUnits(merged(once)));
        const { units, rules } = assemble(once, true);
        const alone = assemble(each, true);
        expect(units).toEqual(alone.units);
        expect(rules.map(({ allow, next }) => [allow, next])).toEqual(
          alone.rules.map(({ allow, next }) => [allow, next]),
        );
      }),
      { numRuns: 200 },
    );
    expect(shared).toBeGreaterThan(20);
  });
});

const door = createMachine({
  id: 'door',
  initial: 'shut',
  states: { shut: { on: { OPEN: 'open' } }, open: { on: { SHUT: 'shut' } } },
});

type Room = { readonly id: number; readonly front: AnyMachineSnapshot; readonly back: AnyMachineSnapshot };

const isOpen = (state: AnyMachineSnapshot): boolean => state.value === 'open';
const openDoors = ({ front, back }: Omit<Room, 'id'>): number => Number(isOpen(front)) + Number(isOpen(back));

/** Two rooms of two doors: when a front door may open, how a room is shown, and what is known of the rule. */
const twoRooms = (
  mayOpen: (room: Room) => boolean,
  shown: (id: number) => typeof openDoors,
  facts: (id: number) => object,
): System =>
  composeSystem('rooms', ({ groups, rule, view }) => {
    const rooms = groups('room', 2, (_, add) => ({
      front: add('front', door as AnyStateMachine),
      back: add('back', door as AnyStateMachine),
    }));
    const partsOf = ({ front, back }: { readonly [P in 'front' | 'back']: Component<AnyStateMachine> }) => ({
      front,
      back,
    });
    rule('opens the back', [rooms], ({ back }) => ({ then: [back.send({ type: 'OPEN' })] }));
    rule(
      'opens the front',
      [rooms],
      (room) => ({
        when: [together(partsOf(room), (states) => mayOpen({ id: room.id, ...states }))],
        then: [room.front.send({ type: 'OPEN' })],
      }),
      (({ id }: { id: number }) => facts(id)) as never,
    );
    for (const room of rooms) view('room', room, partsOf(room), shown(room.id));
  }).system;

const laws: Law[] = [
  { kind: 'state', id: 'one door', of: 'room', holds: (open: number) => open < 2 },
  {
    kind: 'step',
    id: 'nobody opens',
    of: 'room',
    holds: (_before, _after, { facts }) => !('forced' in facts),
  },
];

describe('units whose charts are the same', () => {
  const never = {};
  const facts = () => never;
  const verdicts = (system: System) => {
    const tabulated = tabulate(system, laws);
    return {
      shared: sharedUnits(tabulated),
      told: told(tabulated).map(({ states, steps }) => [states, steps]),
    };
  };

  it('are alike where rules, views and facts are', () => {
    expect(
      verdicts(
        twoRooms(
          () => true,
          () => openDoors,
          facts,
        ),
      ).shared,
    ).toBe(1);
  });

  it.each([
    [
      'a predicate says another thing of one',
      twoRooms(
        ({ id, back }) => id === 1 || isOpen(back),
        () => openDoors,
        facts,
      ),
    ],
    [
      'one is shown by another function',
      twoRooms(
        () => true,
        (id) => (id === 1 ? openDoors : () => 0),
        facts,
      ),
    ],
    [
      'other facts stand on its rules',
      twoRooms(
        () => true,
        () => openDoors,
        (id) => (id === 1 ? never : { forced: true }),
      ),
    ],
  ])('are judged each by itself where %s', (_, system) => {
    const { shared, told: said } = verdicts(system);
    expect(shared).toBe(0);
    expect(said[0]).not.toEqual(said[1]);
    expect(said).toEqual(verdicts(nothingAlike(system)).told);
  });
});
