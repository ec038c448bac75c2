import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bisimulationClasses } from '../../../checker/compile/quotient.ts';

type Graph = { readonly observed: number[]; readonly edges: { label: number; target: number }[][] };

const graph: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 14 }).chain((size) =>
  fc.record({
    observed: fc.array(fc.nat(1), { minLength: size, maxLength: size }),
    edges: fc.array(
      fc
        .uniqueArray(fc.record({ label: fc.nat(2), target: fc.nat(size - 1) }), {
          selector: ({ label }) => label,
          maxLength: 3,
        })
        .map((edges) => edges.sort((a, b) => a.label - b.label)),
      { minLength: size, maxLength: size },
    ),
  }),
);

/** Pairs that differ are told apart, and then all pairs of which one step leads to such. */
const definition = ({ observed, edges }: Graph): boolean[][] => {
  const size = observed.length;
  const labelsOf = (state: number): string => edges[state]!.map(({ label }) => label).join();
  const alike = observed.map((own, a) =>
    observed.map((other, b) => own === other && labelsOf(a) === labelsOf(b)),
  );
  for (let changed = true; changed; ) {
    changed = false;
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        if (!alike[a]![b]) continue;
        if (edges[a]!.every(({ target }, at) => alike[target]![edges[b]![at]!.target])) continue;
        alike[a]![b] = false;
        changed = true;
      }
    }
  }
  return alike;
};

describe('states that cannot be told apart', () => {
  it('are those that the definition says, numbered in the order of their first', () => {
    fc.assert(
      fc.property(graph, ({ observed, edges }) => {
        const alike = definition({ observed, edges });
        const classes = [
          ...bisimulationClasses(
            observed.length,
            Int32Array.from(observed),
            Int32Array.from(edges.flat(), ({ label }) => label),
            {
              offsets: Int32Array.from(
                [...edges.keys(), edges.length],
                (end) => edges.slice(0, end).flat().length,
              ),
              targets: Int32Array.from(edges.flat(), ({ target }) => target),
            },
          ),
        ];
        const firsts = observed.map((_, state) => alike[state]!.indexOf(true));
        const order = [...new Set(firsts)];
        expect(classes).toEqual(firsts.map((first) => order.indexOf(first)));
      }),
      { numRuns: 1000 },
    );
  });
});
