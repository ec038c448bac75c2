import { expect, test } from 'vitest';
import { setup } from 'xstate';
import { compile } from '../../../checker/compile/compile.ts';
import { explore } from '../../../checker/explore/explore.ts';
import type { Law } from '../../../checker/laws/law.ts';
import { checkLiveness } from '../../../checker/liveness/checkLiveness.ts';
import { composeSystem } from '../../../checker/system/composeSystem.ts';
import { atLeast, each } from '../../../checker/system/guard.ts';

const lamp = setup({ types: { events: {} as { type: 'SWITCH' } } }).createMachine({
  id: 'lamp',
  initial: 'dark',
  states: { dark: { on: { SWITCH: 'lit' } }, lit: { on: { SWITCH: 'dark' } } },
});

const law: Law = { kind: 'each always eventually', id: 'lit', of: 'lit' };

/** Two lamps that are switched on and off for ever, of which so many must be lit at a time. */
const verdict = async (least: number, isSwitched: boolean): Promise<string | undefined> => {
  const { system } = composeSystem('lamps', ({ many, actor, rule, condition }) => {
    const lamps = many('lamp', lamp, 2);
    actor(
      'hand',
      () => {
        rule('switches', [lamps], (each) => ({ then: [each.send({ type: 'SWITCH' })] }));
      },
      { fair: isSwitched },
    );
    condition(
      'lit',
      { id: 1, name: 'lamps' },
      atLeast(
        least,
        each(lamps, (state) => state.matches('lit')),
      ),
    );
  });
  const { compiled, search } = await explore(compile(system, [law]));
  return checkLiveness(compiled, search)[0]?.verdict;
};

test('a condition that a system declares, a count here, must be met again and again on every fair run', async () => {
  expect(await verdict(0, true)).toBe('vacuous');
  expect(await verdict(1, true)).toBe('holds');
  expect(await verdict(2, true)).toBe('violated');
  expect(await verdict(1, false)).toBe('violated');
});
