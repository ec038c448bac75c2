import { describe, expect, it } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { layoutOf } from '../../../checker/explore/layout.ts';
import { WasmSearch } from '../../../checker/explore/wasm/wasmSearch.ts';
import { Canonical } from '../../../checker/symmetry/canonical.ts';
import { symmetryHooks } from '../../../checker/symmetry/generatedCanonical.ts';
import { orbitTraceTo } from '../../../checker/symmetry/orbitTrace.ts';
import { symmetryOf } from '../../../checker/symmetry/symmetry.ts';
import { lengthOf } from '../../../checker/trace/trace.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';
import golden from './orbits.json' with { type: 'json' };

const sizes = Object.entries(golden).filter(([name]) => name !== '10M');

describe('orbits of the benchmark model under permutation of nodes', () => {
  it.each(sizes)(
    '%s: counts, levels, actions and the shortest counterexample are the golden ones',
    (_, { params, orbits }) => {
      const { system, laws } = replicatedPods(params);
      const compiled = compile(system, laws);
      const symmetry = symmetryOf(compiled);
      expect(symmetry.classes).toEqual([system.interchangeable[0]!.map(({ name }) => name)]);
      const search = new WasmSearch(compiled, { hooks: symmetryHooks(symmetry.permutations) });
      while (search.advance(100_000));
      const { states, transitions, levels, quiescent, deadlocks } = search.status();
      expect([states, transitions, quiescent, deadlocks]).toEqual([
        orbits.distinct,
        orbits.transitions,
        orbits.quiescent,
        orbits.deadlocks,
      ]);
      expect(levels).toEqual(orbits.levels);
      const actions: Record<string, number> = {};
      search.ruleCounts().forEach((count, index) => {
        const { name } = compiled.rules[index]!.rule;
        actions[name] = (actions[name] ?? 0) + count;
      });
      expect(actions).toEqual(orbits.actions);
      const broken = search
        .findings()
        .flatMap((finding, law) => (finding.broken ? [{ ...finding, law }] : []));
      expect(broken.map(({ law }) => laws[law]!.id)).toEqual(['P5']);
      const trace = orbitTraceTo(compiled, search, broken[0]!.broken!, symmetry);
      expect(lengthOf(trace)).toBe(orbits.p5_shortest);
    },
  );

  it('are the same for the readable definition of canonical states', () => {
    const { params, orbits } = golden.XS;
    const { system, laws } = replicatedPods(params);
    const compiled = compile(system, laws);
    const canonical = new Canonical(compiled, symmetryOf(compiled).permutations, layoutOf(compiled));
    const search = new InterpretedSearch(compiled, { canonical: (state) => canonical.apply(state) });
    while (search.advance(100_000));
    expect(search.status()).toMatchObject({
      states: orbits.distinct,
      transitions: orbits.transitions,
      levels: orbits.levels,
    });
  });
});
