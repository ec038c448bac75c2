import { expect, test } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { tabulate } from '../../../checker/compile/tabulate.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { settledLaws } from '../../../checker/local/settledLaws.ts';
import { systemOf } from '../arbitraries/system.ts';

/** Both halves of a cell go round; the left one does so urgently, before anything else, and nobody asks where it is. */
const { system, laws } = systemOf({
  charts: [
    {
      moves: [
        [-1, 1, 1],
        [2, 2, 2],
        [3, 3, 3],
        [0, 0, 0],
      ],
      noisy: undefined,
    },
  ],
  singles: [0],
  peers: { chart: 0, count: 1 },
  cells: { left: 0, right: 0, count: 1 },
  rules: [
    {
      over: 'cells',
      when: [],
      then: [{ who: { kind: 'left', index: 0 }, event: 1, mandatory: true }],
      forgets: true,
      fair: true,
      urgent: true,
    },
  ],
  laws: [{ kind: 'step', of: 'cell', from: 3, to: 3 }],
});

test.each([true, false])(
  'a law about steps is put to the test by urgent steps that nothing else tells apart (merged: %s)',
  (reduce) => {
    const search = new InterpretedSearch(compile(system, laws, { reduce }));
    while (search.advance(1000));
    expect(search.findings()).toEqual([{ law: 'law 0', witnessed: true }]);
    expect(settledLaws(tabulate(system, laws), { reduce }).settled.get('law 0')).not.toBe('unexercised');
  },
);
