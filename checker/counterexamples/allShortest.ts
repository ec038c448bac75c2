import type { Compiled, Watch } from '../compile/compiled.ts';
import { Expansion } from '../explore/expansion.ts';
import { Findings } from '../explore/findings.ts';
import { layoutOf } from '../explore/layout.ts';
import type { Breach, Search } from '../explore/search.ts';
import { ShortestPaths } from '../graph/shortestPaths.ts';
import { type StateGraph, stateGraph } from '../graph/stateGraph.ts';
import type { Choice } from '../trace/trace.ts';

export type ShortestCounterexamples = {
  /** the choices of each, up to the limit */
  readonly runs: readonly (readonly Choice[])[];
  /** how many there are, whatever the limit */
  readonly count: bigint;
};

/**
 * Every shortest run that breaks a law about states or steps, from a breadth-first search that has found one.
 * `undefined` if the law is not broken, or if there are too many steps to hold.
 */
export const allShortest = (
  compiled: Compiled,
  search: Search,
  law: string,
  limit = 100,
): ShortestCounterexamples | undefined => {
  const number = compiled.laws.findIndex(({ id }) => id === law);
  const first = search.findings()[number]?.broken;
  const graph = first && stateGraph(compiled, search);
  if (!first || !graph) return undefined;
  const paths = new ShortestPaths(graph);
  const breaches = breachesAt(compiled, search, paths, number, first);
  const ways = waysTo(graph, paths);
  const runs: Choice[][] = [];
  for (const { state, rule } of breaches) {
    for (const edges of edgesTo(graph, paths, state, limit - runs.length)) {
      const rules = [...edges.map((edge) => graph.rules[edge]!), ...(rule === undefined ? [] : [rule])];
      runs.push(
        rules.map((index) => {
          const { name, args } = compiled.rules[index]!.rule;
          return { rule: name, args };
        }),
      );
    }
  }
  return { runs, count: breaches.reduce((sum, { state }) => sum + ways(state), 0n) };
};

/** Breaches of one law, all of them: not only the first. */
class EveryBreach extends Findings {
  readonly breaches: Breach[] = [];
  private readonly law: number;

  constructor(compiled: Compiled, law: number) {
    super(compiled);
    this.law = law;
  }

  override noteOne({ law, what }: Pick<Watch, 'law' | 'what'>, state: number, rule?: number): void {
    if (law !== this.law || what !== 'broken') return;
    const known = this.breaches.some((breach) => breach.state === state && breach.rule === rule);
    if (!known) this.breaches.push({ state, rule });
  }
}

/** Those as early as the first: at the same depth, at a state or at a step alike. */
const breachesAt = (
  compiled: Compiled,
  search: Search,
  paths: ShortestPaths,
  law: number,
  first: Breach,
): Breach[] => {
  const layout = layoutOf(compiled);
  const found = new EveryBreach(compiled, law);
  const expansion = new Expansion(compiled, layout, found);
  const lengthOf = ({ state, rule }: Breach): number => paths.distance[state]! + (rule === undefined ? 0 : 1);
  for (const state of paths.order) {
    if (paths.distance[state]! > lengthOf(first)) break;
    expansion.expand(search.stateAt(state), state, () => {});
  }
  return found.breaches.filter((breach) => lengthOf(breach) === lengthOf(first));
};

/** Counts the shortest ways to a state. */
const waysTo = (graph: StateGraph, paths: ShortestPaths): ((state: number) => bigint) => {
  const ways = new Map<number, bigint>([[0, 1n]]);
  for (const state of paths.order) {
    for (let edge = graph.offsets[state]!; edge < graph.offsets[state + 1]!; edge++) {
      const target = graph.targets[edge]!;
      if (target < 0 || paths.distance[target] !== paths.distance[state]! + 1) continue;
      ways.set(target, (ways.get(target) ?? 0n) + ways.get(state)!);
    }
  }
  return (state) => ways.get(state) ?? 0n;
};

/** The shortest ways to a state, as edges, at most so many. */
const edgesTo = (graph: StateGraph, paths: ShortestPaths, state: number, limit: number): number[][] => {
  const into = edgesInto(graph, paths, state);
  const found: number[][] = [];
  const extend = (to: number, rest: readonly number[]): void => {
    if (found.length >= limit) return;
    if (to === 0) found.push([...rest]);
    for (const { edge, from } of into.get(to) ?? []) extend(from, [edge, ...rest]);
  };
  extend(state, []);
  return found;
};

type Step = { readonly edge: number; readonly from: number };

/** By state on a shortest way to `goal`: the last steps of the shortest ways to it. */
const edgesInto = (graph: StateGraph, paths: ShortestPaths, goal: number): Map<number, Step[]> => {
  const into = new Map<number, Step[]>([[goal, []]]);
  for (const from of [...paths.order].reverse()) {
    if (paths.distance[from]! >= paths.distance[goal]!) continue;
    for (let edge = graph.offsets[from]!; edge < graph.offsets[from + 1]!; edge++) {
      const target = graph.targets[edge]!;
      if (!into.has(target) || paths.distance[target] !== paths.distance[from]! + 1) continue;
      into.get(target)!.push({ edge, from });
      if (!into.has(from)) into.set(from, []);
    }
  }
  return into;
};
