import { expect, test } from 'vitest';
import { emit, setup } from 'xstate';
import { compile } from '../../../checker/compile/compile.ts';
import { tabulate } from '../../../checker/compile/tabulate.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import type { Law } from '../../../checker/laws/law.ts';
import { checkLiveness } from '../../../checker/liveness/checkLiveness.ts';
import { settledLaws } from '../../../checker/local/settledLaws.ts';
import { composeSystem } from '../../../checker/system/composeSystem.ts';

/** A lamp that turns for ever; pressed while it is on it goes out for good, pressed while it is off it only clicks. */
const lamp = setup({
  types: { events: {} as { type: 'TURN' } | { type: 'PRESS' }, emitted: {} as { type: 'click' } },
}).createMachine({
  id: 'lamp',
  initial: 'on',
  states: {
    on: { on: { TURN: 'off', PRESS: 'out' } },
    off: { on: { TURN: 'on', PRESS: { actions: emit({ type: 'click' }) } } },
    out: {},
  },
});

const ear = setup({ types: { events: {} as { type: 'CLICK' } } }).createMachine({
  id: 'ear',
  initial: 'rested',
  states: { rested: { on: { CLICK: 'startled' } }, startled: {} },
});

const { system, handles } = composeSystem('a lamp', ({ one, actor, rule, on }) => {
  const light = one('light', lamp);
  const listener = one('listener', ear);
  on('click', () => [listener.tell({ type: 'CLICK' })]);
  actor('clock', () => rule('turns', [], () => ({ when: [], then: [light.send({ type: 'TURN' })] })));
  actor('child', () => rule('presses', [], () => ({ when: [], then: [light.tell({ type: 'PRESS' })] })), {
    fair: 'strong',
  });
  return { light };
});

const goesOut: Law = {
  kind: 'eventually',
  id: 'goes out',
  always: true,
  goal: handles.light.is((state) => state.matches('out')),
};

test('a strongly fair rule has its turn with steps that only others see, too: leaving these out settles no law', () => {
  const compiled = compile(system, [goesOut], { reduce: false });
  const search = new InterpretedSearch(compiled);
  while (search.advance(1000));
  expect(checkLiveness(compiled, search).map(({ verdict }) => verdict)).toEqual(['violated']);
  expect(settledLaws(tabulate(system, [goesOut])).settled.get('goes out')).toBeUndefined();
});
