import { describe, expect, it } from 'vitest';
import { assign, setup } from 'xstate';
import { compile } from '../../../checker/compile/compile.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { composeSystem } from '../../../checker/system/composeSystem.ts';
import { atMost, some } from '../../../checker/system/guard.ts';

const ring = setup({
  types: { context: {} as { at: number }, events: {} as { type: 'STEP' } },
}).createMachine({
  id: 'ring',
  context: { at: 0 },
  on: { STEP: { actions: assign({ at: ({ context }) => (context.at + 1) % 400 }) } },
});

describe('a group with very many joint states', () => {
  it('is compiled and counted: its tables are no arguments of one call', () => {
    const { system } = composeSystem('rings', ({ groups, rule }) => {
      const pairs = groups('pair', 1, (_, add) => ({ left: add('left', ring), right: add('right', ring) }));
      const [other] = groups('other', 1, (_, add) => ({ left: add('left', ring) }));
      const places = [some(pairs[0]!.left, ({ context }) => context.at), some(other!.left, () => 0)];
      rule('left', [pairs], ({ left }) => ({
        when: [atMost(500, places)],
        then: [left.send({ type: 'STEP' })],
      }));
      rule('right', [pairs], ({ right }) => ({ then: [right.send({ type: 'STEP' })] }));
    });
    const compiled = compile(system, [], { reduce: false });
    expect(compiled.units.map(({ size }) => size)).toEqual([160_000, 1]);
    expect(compiled.counters.map(({ most }) => most)).toEqual([399]);
    const search = new InterpretedSearch(compiled);
    while (search.advance(10_000));
    expect(search.status().states).toBe(160_000);
  });
});
