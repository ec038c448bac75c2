import { describe, expect, it } from 'vitest';
import { assign, setup } from 'xstate';
import { compile } from '../../../checker/compile/compile.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { composeSystem } from '../../../checker/system/composeSystem.ts';
import { atMost, some } from '../../../checker/system/guard.ts';
import { budget } from '../../../models/environment/budget.ts';

const ring = setup({
  types: { context: {} as { at: number }, events: {} as { type: 'STEP' } },
}).createMachine({
  id: 'ring',
  context: { at: 0 },
  on: { STEP: { actions: assign({ at: ({ context }) => (context.at + 1) % 400 }) } },
});

const largeRing = setup({
  types: { context: {} as { at: number }, events: {} as { type: 'STEP' } },
}).createMachine({
  id: 'large ring',
  context: { at: 0 },
  on: { STEP: { actions: assign({ at: ({ context }) => (context.at + 1) % 1000 }) } },
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

/** Two rings that turn while something is left beside them, and as many other groups. */
const boundedRings = (limit: number, others: number, isOne = false) =>
  composeSystem('bounded rings', ({ groups, one, rule, asOne }) => {
    if (isOne) asOne();
    const left = one('left to spend', budget, { limit });
    const pairs = groups('pair', 1, (_, add) => ({
      one: add('one', largeRing),
      other: add('other', largeRing),
    }));
    groups('bystander', others, (_, add) => ({ ring: add('ring', ring) }));
    for (const side of ['one', 'other'] as const) {
      rule(`turns ${side}`, [pairs], (pair) => ({
        then: [left.send({ type: 'SPEND' }), pair[side].send({ type: 'STEP' })],
      }));
    }
  }).system;

describe('a group that could do more than the limit allows, if what stands beside it let it', () => {
  it('is enumerated with that, where it is the only group: it does no more than it ever can', () => {
    const compiled = compile(boundedRings(3, 0), [], { reduce: false });
    expect(compiled.units.map(({ size }) => size)).toEqual([1 + 2 + 3 + 4]);
    const search = new InterpretedSearch(compiled);
    while (search.advance(10_000));
    expect(search.status().states).toBe(1 + 2 + 3 + 4);
  });

  it('is enumerated with everything where the system says so', () => {
    const compiled = compile(boundedRings(3, 1, true), [], { reduce: false });
    expect(compiled.units.map(({ size }) => size)).toEqual([1 + 2 + 3 + 4]);
  });

  it.each([
    ['beside another group', () => boundedRings(3, 1)],
    ['if it ever does as much', () => boundedRings(2_000, 0)],
  ])('is refused %s', (_, system) => {
    expect(() => compile(system(), [])).toThrow(expect.objectContaining({ code: 'CK205' }));
  });
});
