import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { compile } from '../../../checker/compile/compile.ts';
import { WasmSearch } from '../../../checker/explore/wasm/wasmSearch.ts';
import type { Law } from '../../../checker/laws/law.ts';
import { symmetryHooks } from '../../../checker/symmetry/generatedCanonical.ts';
import { symmetryOf } from '../../../checker/symmetry/symmetry.ts';
import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { composeSystem } from '../../../checker/system/composeSystem.ts';
import { atMost, each } from '../../../checker/system/guard.ts';

const lamp = createMachine({
  id: 'lamp',
  initial: 'off',
  states: { off: { on: { TURN: 'on' } }, on: { on: { TURN: 'off', BREAK: 'broken' } }, broken: {} },
});
type Lamp = Component<typeof lamp>;

const isOn = (state: { value: unknown }): boolean => state.value === 'on';

/** Three lamps that are said to be interchangeable, and whatever makes them not so. */
const symmetry = (more: (composer: Composer, lamps: readonly Lamp[]) => readonly Law[]) => {
  const { system, handles: laws } = composeSystem('lamps', (composer) => {
    const lamps = composer.many('lamp', lamp, 3);
    composer.rule('turn', [lamps], (member) => ({ then: [member.send({ type: 'TURN' })] }));
    composer.interchangeable(lamps);
    for (const member of lamps) composer.view('lamp', member, { member }, (seen) => seen.member.value);
    return more(composer, lamps);
  });
  const { classes, refused } = symmetryOf(compile(system, laws));
  return { classes, whys: [...new Set(refused.map(({ why }) => why))] };
};

describe('members that are said to be interchangeable', () => {
  it('are so if rules and laws treat them alike', () => {
    const few: (lamps: readonly Lamp[]) => Law = (lamps) => ({
      kind: 'invariant',
      id: 'few',
      holds: atMost(2, each(lamps, isOn)),
    });
    expect(symmetry((_, lamps) => [few(lamps)])).toEqual({
      classes: [['lamp[1]', 'lamp[2]', 'lamp[3]']],
      whys: [],
    });
  });

  it('are not so if a rule is about one of them only; the others still are', () => {
    const { classes, whys } = symmetry(({ rule }, [first]) => {
      rule('break', [[first!]], (member) => ({ then: [member.send({ type: 'BREAK' })] }));
      return [];
    });
    expect(classes).toEqual([['lamp[2]', 'lamp[3]']]);
    expect(whys).toEqual(['break has no counterpart']);
  });

  it('are not so if a rule that is about nobody prefers one', () => {
    const { whys } = symmetry(({ rule }, [first]) => {
      rule('break', [], () => ({ then: [first!.send({ type: 'BREAK' })] }));
      return [];
    });
    expect(whys).toEqual(['lamp[1] does not do the same after the exchange']);
  });

  it('are not so if an invariant tells them apart', () => {
    const { whys } = symmetry((_, [first]) => [{ kind: 'invariant', id: 'dark', holds: first!.isNot(isOn) }]);
    expect(whys).toEqual(['law dark, broken is not the same for both']);
  });

  it('are not so if a law over all views tells them apart', () => {
    const { whys } = symmetry(() => [
      {
        kind: 'joint',
        id: 'in order',
        sees: [{ of: 'lamp', what: (value: string) => value }],
        holds: ([lamps]) => lamps![0] !== 'on' || lamps![1] === 'on',
      },
    ]);
    expect(whys).toEqual(['law in order tells the members apart']);
  });

  it('are not so if their order decides which urgent rule happens first', () => {
    const { whys } = symmetry(({ rule, one, urgently }, lamps) => {
      const spare = one('spare', lamp);
      const save = rule('save', [lamps], (member) => ({
        when: [member.is(isOn), spare.isNot(isOn)],
        then: [member.send({ type: 'BREAK' }), spare.send({ type: 'TURN' })],
      }));
      urgently([save]);
      return [];
    });
    expect(whys).toEqual(['the order in which save settle matters']);
  });

  it('are doubted during the search if a law sees too much to be asked before, and tells them apart', () => {
    const { system } = composeSystem('many lamps', (composer) => {
      const lamps = composer.many('lamp', lamp, 5);
      const spares = composer.many('spare', lamp, 3);
      composer.rule('turn', [lamps], (member) => ({ then: [member.send({ type: 'TURN' })] }));
      composer.rule('break', [lamps], (member) => ({ then: [member.send({ type: 'BREAK' })] }));
      composer.rule('use', [spares], (member) => ({ then: [member.send({ type: 'TURN' })] }));
      composer.rule('lose', [spares], (member) => ({ then: [member.send({ type: 'BREAK' })] }));
      composer.interchangeable(lamps);
      for (const member of [...lamps, ...spares])
        composer.view('lamp', member, { member }, (seen) => seen.member.value);
    });
    const doubts = (holds: (values: readonly unknown[]) => boolean): string[] => {
      const law: Law = {
        kind: 'joint',
        id: 'order',
        sees: [{ of: 'lamp', what: (value: string) => value }],
        holds: ([lamps]) => holds(lamps!),
      };
      const symmetry = symmetryOf(compile(system, [law]));
      expect(symmetry.classes[0]).toHaveLength(5);
      const search = new WasmSearch(symmetry.compiled, { hooks: symmetryHooks(symmetry.permutations) });
      while (search.advance(10_000));
      return [...symmetry.doubts];
    };
    expect(doubts((lamps) => lamps[0] === lamps[1])).toEqual(['order']);
    expect(doubts((lamps) => lamps[5] === lamps[6])).toEqual([]);
  });
});
