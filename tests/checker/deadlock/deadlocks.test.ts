import { describe, expect, it } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { deadlocksOf } from '../../../checker/deadlock/deadlocks.ts';
import { philosophers } from '../../../checker/example/philosophers.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import type { Search } from '../../../checker/explore/search.ts';

const explored = (search: Search): Search => {
  while (search.advance(10_000));
  return search;
};

describe('deadlocks', () => {
  it('of philosophers who all reach to the left first: each holds one fork', () => {
    const { system, laws } = philosophers({ seats: 3, lastIsLeftHanded: false });
    const compiled = compile(system, laws);
    const search = explored(new InterpretedSearch(compiled));
    const deadlocks = deadlocksOf(compiled, search);
    expect(deadlocks).toMatchObject({ count: 1, byEnd: {}, complete: true, unexpected: { count: 1 } });
    expect(deadlocks.count).toBe(search.status().deadlocks);
  });

  it('at a named end are expected', () => {
    const { system, laws, everyoneHoldsOneFork } = philosophers({ seats: 3, lastIsLeftHanded: false });
    const ends = [{ name: 'stuck', when: everyoneHoldsOneFork }];
    const compiled = compile(system, laws, { ends });
    const deadlocks = deadlocksOf(compiled, explored(new InterpretedSearch(compiled)));
    expect(deadlocks).toEqual({
      count: 1,
      byEnd: { stuck: 1 },
      unexpected: { count: 0, nearest: undefined },
      complete: true,
    });
  });

  it('do not happen if one of them is left-handed', () => {
    const { system, laws, everyoneHoldsOneFork } = philosophers({ seats: 3, lastIsLeftHanded: true });
    const ends = [{ name: 'stuck', when: everyoneHoldsOneFork }];
    const compiled = compile(system, laws, { ends });
    const deadlocks = deadlocksOf(compiled, explored(new InterpretedSearch(compiled)));
    expect(deadlocks).toMatchObject({ count: 0, byEnd: { stuck: 0 }, complete: true });
  });

  it('are not all known if the search ended early', () => {
    const { system, laws } = philosophers({ seats: 3, lastIsLeftHanded: false });
    const compiled = compile(system, laws);
    const search = new InterpretedSearch(compiled);
    search.advance(2);
    expect(deadlocksOf(compiled, search)).toMatchObject({ count: 0, complete: false });
  });
});
