import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { initialSnapshot } from '../../../checker/charts/chartTable.ts';
import { LazyRun } from '../../../checker/lazy/lazyRun.ts';
import type { AnyComponent } from '../../../checker/system/component.ts';
import { composeSystem } from '../../../checker/system/composeSystem.ts';
import { type Derived, derived } from '../../../checker/system/derived.ts';
import { together } from '../../../checker/system/guard.ts';
import { onceFor } from '../../../checker/system/onceFor.ts';
import { rowOf, seen } from '../../../checker/system/parts.ts';

const lamp = createMachine({
  id: 'lamp',
  initial: 'off',
  states: { off: { on: { TURN: 'dim' } }, dim: { on: { TURN: 'bright' } }, bright: { on: { TURN: 'off' } } },
});

type Lamp = { readonly value: unknown };
const isOn = ({ value }: Lamp): boolean => value !== 'off';

describe('components that are read together', () => {
  test('are given by their names: one, several, in records of their own, or none', () => {
    composeSystem('lamps', ({ one, many }) => {
      const [left, right] = many('lamp', lamp, 2);
      const parts = { door: one('door', lamp), both: [left, right], nobody: undefined, inside: { left } };
      const { components, named } = rowOf(parts);
      expect(components.map(({ name }) => name)).toEqual(['door', 'lamp[1]', 'lamp[2]', 'lamp[1]']);
      const [first, ...others] = components.map(initialSnapshot);
      expect(named([first!, ...others])).toEqual({
        door: first,
        both: [others[0], others[1]],
        nobody: undefined,
        inside: { left: others[2] },
      });
    });
  });

  test('answer a guard by their names', () => {
    const { system } = composeSystem('lamps', ({ groups, rule }) => {
      const rooms = groups('room', 1, (_, add) => ({ lamps: [add('a', lamp), add('b', lamp)] }));
      rule('turns the first', [rooms], ({ lamps }) => ({ then: [lamps[0]!.send({ type: 'TURN' })] }));
      rule('leaves', [rooms], ({ lamps }) => ({
        when: [together({ lamps }, (on) => on.lamps.some(isOn))],
        then: [lamps[1]!.send({ type: 'TURN' })],
      }));
    });
    const run = new LazyRun(system);
    const { state } = run.initial();
    expect(run.enabled(state).map(({ name }) => name)).toEqual(['turns the first']);
    const { after } = run.fire(system.rules[0]!, state)[0]!;
    expect(run.enabled(after).map(({ name }) => name)).toEqual(['turns the first', 'leaves']);
  });
});

describe('what follows from several components', () => {
  const asked: string[] = [];
  const { system, handles } = composeSystem('lamps', ({ groups, rule }) => {
    const rooms = groups('room', 1, (_, add) => ({ left: add('left', lamp), right: add('right', lamp) }));
    rule('turns', [rooms], ({ left }) => ({ then: [left.send({ type: 'TURN' })] }));
    const { left, right } = rooms[0]!;
    return derived({ left: seen(left, isOn), right: seen(right, isOn) }, (on) => {
      asked.push(`${isOn(on.left)} ${isOn(on.right)}`);
      return [on.left, on.right].filter(isOn).length;
    });
  });
  const lit: Derived<number> = handles;

  test('is worked out once for all states of which the same is seen', () => {
    const run = new LazyRun(system);
    let { state } = run.initial();
    const counts = Array.from({ length: 7 }, () => {
      const snapshotOf = (component: AnyComponent) => run.snapshotOf(component, state);
      const count = lit.from(snapshotOf);
      state = run.fire(system.rules[0]!, state)[0]!.after;
      return count;
    });
    expect(counts).toEqual([0, 1, 1, 0, 1, 1, 0]);
    expect(asked).toEqual(['false false', 'true false']);
  });
});

test('what is worked out once for each object is the same when it is asked for again', () => {
  const pods = [{ name: 'a' }, { name: 'b' }];
  const asked: string[] = [];
  const upper = onceFor((pod: { readonly name: string }) => {
    asked.push(pod.name);
    return { name: pod.name.toUpperCase() };
  });
  expect([...pods, ...pods].map((pod) => upper(pod).name)).toEqual(['A', 'B', 'A', 'B']);
  expect(upper(pods[0]!)).toBe(upper(pods[0]!));
  expect(asked).toEqual(['a', 'b']);
});
