import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { dotOf } from '../../../checker/export/dot.ts';
import { exportGraph } from '../../../checker/export/graph.ts';
import { pathOf, replayPath } from '../../../checker/export/path.ts';
import { simulate } from '../../../checker/simulate/simulate.ts';
import { traceTo } from '../../../checker/trace/decode.ts';
import { choicesOf, replay } from '../../../checker/trace/trace.ts';
import { replicatedPods } from '../../../models/replicatedPods/system.ts';
import { randomSystem } from '../arbitraries/system.ts';

const explored = () => {
  const { system, laws } = replicatedPods({ N: 2, R: 1, U: 2, F: 1, C: 0 });
  const compiled = compile(system, laws);
  const search = new InterpretedSearch(compiled);
  while (search.advance(10_000));
  return { system, compiled, search };
};

describe('a path text', () => {
  it('names each choice by its place among those that may happen, and replays', () => {
    const { system, compiled, search } = explored();
    const { broken } = search.findings()[4]!;
    const choices = choicesOf(traceTo(compiled, search, broken!));
    const path = pathOf(system, choices);
    expect(path).toMatch(/^\d+(\.\d+)*$/);
    expect(choicesOf(replayPath(system, path))).toEqual(choices);
  });

  it('is empty for the run in which nothing has happened', () => {
    const { system } = explored();
    expect(pathOf(system, [])).toBe('');
    expect(replayPath(system, '').steps).toEqual([]);
  });

  it.each(['x', '99', '0.', '0..1', '-1', '1.5.x'])('is refused if it is not one: %s', (path) => {
    const { system } = explored();
    expect(() => replayPath(system, path)).toThrow(
      /is not the place of a rule; here may happen: .* \(CK303\)/,
    );
  });

  it('comes back as it was, for every run of random systems', () => {
    fc.assert(
      fc.property(randomSystem, fc.integer(), ({ system, laws }, seed) => {
        const { laws: found } = simulate(compile(system, laws), { seed, runs: 5, steps: 10 });
        for (const { broken } of found) {
          if (!broken) continue;
          const path = pathOf(system, broken.choices);
          expect(choicesOf(replayPath(system, path))).toEqual(broken.choices);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('an exported graph', () => {
  it('has every state and step that the search found', () => {
    const { compiled, search } = explored();
    const { states, transitions, levels } = search.status();
    const graph = exportGraph(compiled, search)!;
    expect([graph.states.length, graph.steps.length]).toEqual([states, transitions]);
    expect(graph.leftOut).toEqual({ states: 0, steps: 0 });
    expect(Math.max(...graph.states.map(({ depth }) => depth))).toBe(levels.length - 1);
    expect(JSON.parse(JSON.stringify(graph))).toEqual(graph);
    expect(graph.states[0]!.components['pod[1]']).toBe('object NotCreated, phase Pending, process None');
  });

  it('has the steps that the charts have', () => {
    const { system, compiled, search } = explored();
    const graph = exportGraph(compiled, search, { depth: 3 })!;
    for (const { from, rule, args, to } of graph.steps.filter((step) => step.from === 0)) {
      const { after } = replay(system, [{ rule, args }]).steps.at(-1)!;
      const there = graph.states.find(({ state }) => state === to)!;
      expect([from, there.depth]).toEqual([0, 1]);
      expect(there.components['node[1]']).toContain(String((after[2]!.value as { machine: string }).machine));
    }
  });

  it('can be filtered by depth, by a guard, by rules, by number, and towards states', () => {
    const { system, compiled, search } = explored();
    const { broken } = search.findings()[4]!;
    const near = exportGraph(compiled, search, { depth: 2 })!;
    const { levels } = search.status();
    expect(near.states).toHaveLength(levels[0]! + levels[1]! + levels[2]!);
    const node = system.components[2]!;
    const healthy = exportGraph(compiled, search, {
      where: {
        kind: 'is',
        component: node,
        predicate: (state) => state.matches({ machine: 'Up' } as never),
        wanted: true,
      },
    })!;
    expect(healthy.states.length).toBeLessThan(search.status().states);
    expect(healthy.states.every(({ components }) => components['node[1]']!.includes('machine Up'))).toBe(
      true,
    );
    const creations = exportGraph(compiled, search, { rules: ['Create'] })!;
    expect(new Set(creations.steps.map(({ rule }) => rule))).toEqual(new Set(['Create']));
    expect(exportGraph(compiled, search, { states: 10 })!.states).toHaveLength(10);
    const ways = exportGraph(compiled, search, { towards: [broken!.state] })!;
    expect(ways.states.at(-1)!.state).toBe(broken!.state);
    expect(ways.states.length).toBeLessThan(search.status().states / 2);
  });

  it('is written in the DOT language, with quotes escaped and what differs from the first state', () => {
    const { compiled, search } = explored();
    const dot = dotOf(exportGraph(compiled, search, { depth: 1 })!);
    expect(dot).toContain('digraph "replicated-pods" {');
    expect(dot).toContain('0 -> 1 [label="Create(1)"];');
    expect(dot).toContain('1 [label="1\\npod[1]: object Live, phase Pending, process None\\nreplica set:');
    const odd = {
      system: 'a "b" \\c',
      states: [],
      steps: [],
      leftOut: { states: 0, steps: 0 },
      reduced: false,
    };
    expect(dotOf(odd)).toContain('digraph "a \\"b\\" \\\\c" {');
  });
});
