import { setup } from 'xstate';

export const chart = setup({ types: {} }).createMachine({
  id: 'light',
  initial: 'off',
  states: { off: { on: { SWITCH: 'on' } }, on: { on: { SWITCH: 'off' } } },
});
