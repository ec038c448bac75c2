import { describe, expect, it } from 'vitest';
import { branchingQuotient } from '../../../checker/branching/branchingQuotient.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { Successors } from '../../../checker/explore/successors.ts';
import { type TableRuleSpec, tablesOf } from '../arbitraries/tables.ts';

const everywhere = [true, true, true, true, true, true];
const nowhere = [0, 0, 0, 0, 0, 0];

const rule = (
  shares: TableRuleSpec['shares'],
  { urgent, counted }: Pick<TableRuleSpec, 'urgent' | 'counted'>,
): TableRuleSpec => ({ shares, urgent, fair: true, noted: false, counted });

describe('a step that is not urgent, where an urgent one may come first', () => {
  it('does not happen only because nothing is known of the unit that the urgent one reads', () => {
    const whole = tablesOf({
      sizes: [2, 4],
      rules: [
        // urgent wherever unit 0 is: from 0 to 1, so that unit 1 never is in 0 long enough to go to 2
        rule(
          [
            { unit: 1, allow: [true, false, true, true, true, true], by: [1, 0, 1, 0, 0, 0] },
            { unit: 0, allow: everywhere, by: nowhere },
          ],
          { urgent: true, counted: undefined },
        ),
        rule([{ unit: 1, allow: everywhere, by: [2, 3, 0, 0, 0, 0] }], { urgent: false, counted: undefined }),
        // never: nothing counts 1
        rule([{ unit: 1, allow: [true, true, true, false, true, true], by: [2, 1, 1, 0, 0, 0] }], {
          urgent: true,
          counted: { least: 1, most: 1 },
        }),
      ],
      weights: nowhere,
      broken: [everywhere, everywhere, everywhere, everywhere].map((each) => each.map(() => false)),
    });
    const { compiled, classes } = branchingQuotient(whole, 1);
    const search = new InterpretedSearch(compiled);
    while (search.advance(100));
    const successors = new Successors(compiled);
    const reached = Array.from({ length: search.status().states }, (_, at) =>
      [...successors.read(search.stateAt(at))].join(),
    );
    expect(reached).toEqual([`0,${classes[0]}`]);
    expect(classes[1]).toBe(classes[0]);
  });
});
