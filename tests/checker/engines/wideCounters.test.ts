import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { compile } from '../../../checker/compile/compile.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import type { Search } from '../../../checker/explore/search.ts';
import { WasmSearch } from '../../../checker/explore/wasm/wasmSearch.ts';
import { composeSystem } from '../../../checker/system/composeSystem.ts';
import { atMost, some } from '../../../checker/system/guard.ts';

const placement = createMachine({
  id: 'placement',
  initial: 'waits',
  states: { waits: { on: { PLACE: 'placed' } }, placed: { on: { REMOVE: 'waits' } } },
});

/** Things of these sizes in bytes are placed on a node while their sum is at most `room`. */
const placements = (sizes: readonly number[], room: number, bound = room) => {
  const { system, handles } = composeSystem('placements', ({ many, actor, rule }) => {
    const things = many('thing', placement, sizes.length);
    const placed = things.map((thing, index) =>
      some(thing, (state) => (state.matches('placed') ? sizes[index]! : 0)),
    );
    actor('scheduler', () => {
      things.forEach((thing, index) => {
        rule(`place ${index}`, [], () => ({
          when: [atMost(room - sizes[index]!, placed)],
          then: [thing.send({ type: 'PLACE' })],
        }));
        rule(`remove ${index}`, [], () => ({ then: [thing.send({ type: 'REMOVE' })] }));
      });
    });
    return placed;
  });
  return compile(system, [{ kind: 'invariant', id: 'fits', holds: atMost(bound, handles) }]);
};

const finished = (search: Search): Search => {
  while (search.advance(10_000));
  return search;
};

const gibibyte = 2 ** 30;

describe('counts of many bytes', () => {
  const sizes = [3 * gibibyte + 1, 5 * gibibyte + 7, 900 * gibibyte + 3, 2 ** 45 + 11, 1];

  test.each([9 * gibibyte, 8 * gibibyte + 8, 8 * gibibyte + 7, 2 ** 45 + 905 * gibibyte, 2 ** 50])(
    'are exact: subsets of things that fit in %i bytes',
    (room) => {
      const subsets = Array.from({ length: 2 ** sizes.length }, (_, set) =>
        sizes.reduce((sum, size, index) => sum + ((set >> index) & 1) * size, 0),
      );
      const compiled = placements(sizes, room);
      for (const search of [new WasmSearch(compiled), new InterpretedSearch(compiled)]) {
        expect(finished(search).status().states).toBe(subsets.filter((sum) => sum <= room).length);
        expect(search.findings()).toEqual([{ law: 'fits', broken: undefined, witnessed: true }]);
      }
    },
  );

  test('break an invariant by one byte', () => {
    const room = 8 * gibibyte + 8;
    const broken = (bound: number): boolean =>
      finished(new WasmSearch(placements(sizes, room, bound))).findings()[0]!.broken !== undefined;
    expect(broken(room)).toBe(false);
    expect(broken(room - 1)).toBe(true);
  });
});
