import { describe, expect, test } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import type { Compiled } from '../../../checker/compile/compiled.ts';
import type { Search } from '../../../checker/explore/search.ts';
import { WasmSearch } from '../../../checker/explore/wasm/wasmSearch.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';
import golden from './replicatedPods.json' with { type: 'json' };

const perAction = (compiled: Compiled, search: Search): Record<string, number> => {
  const counts: Record<string, number> = {};
  search.ruleCounts().forEach((count, index) => {
    const { name } = compiled.rules[index]!.rule;
    counts[name] = (counts[name] ?? 0) + count;
  });
  return counts;
};

const depthOf = (search: Search, state: number): number => {
  let depth = 0;
  for (let at = search.parentOf(state); at >= 0; at = search.parentOf(at)) depth += 1;
  return depth;
};

describe('the benchmark model has the counts that independent explorers agree on', () => {
  const sizes = Object.entries(golden).flatMap(([name, { params, plain }]) =>
    [false, true].map((indexed) => ({ name, params, plain, indexed })),
  );
  test.each(sizes)('$name, numbers of states in the set: $indexed', ({ params, plain, indexed }) => {
    const { system, laws } = replicatedPods(params);
    const compiled = compile(system, laws);
    const search = new WasmSearch(compiled, { indexed });
    while (search.advance(1_000_000));
    const status = search.status();
    expect(status).toEqual({
      states: plain.distinct,
      transitions: plain.transitions,
      expanded: plain.distinct,
      levels: plain.levels,
      deadlocks: plain.deadlocks,
      quiescent: plain.quiescent,
    });
    expect(status.levels).toHaveLength(plain.depth + 1);
    expect(perAction(compiled, search)).toEqual(plain.actions);
    const { P5, ...others } = Object.fromEntries(search.findings().map((finding) => [finding.law, finding]));
    expect(depthOf(search, P5!.broken!.state)).toBe(plain.p5_shortest);
    for (const finding of Object.values(others))
      expect(finding).toMatchObject({ broken: undefined, witnessed: true });
  });
});
