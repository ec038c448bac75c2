import { stateText } from '../charts/stateKey.ts';
import type { Compiled } from '../compile/compiled.ts';
import { unpack } from '../explore/layout.ts';
import type { Search } from '../explore/search.ts';
import { ShortestPaths } from '../graph/shortestPaths.ts';
import { type StateGraph, stateGraph } from '../graph/stateGraph.ts';
import { holds, type SystemState } from '../reference/state.ts';
import type { Guard } from '../system/guard.ts';

/** Which part of a state graph is exported. Absent: all of it. */
export type GraphFilter = {
  /** states that are at most so many steps from the first */
  readonly depth?: number;
  /** states in which this holds (the first state is always exported) */
  readonly where?: Guard;
  /** states on shortest ways to these */
  readonly towards?: readonly number[];
  /** steps by rules of these names */
  readonly rules?: readonly string[];
  /** no more states than this, the nearest first */
  readonly states?: number;
};

export type ExportedState = {
  /** its number in the search; 0 is the first state */
  readonly state: number;
  readonly depth: number;
  /** by component: `Running, restarts 1` */
  readonly components: { readonly [name: string]: string };
};

export type ExportedStep = {
  readonly from: number;
  readonly to: number;
  readonly rule: string;
  readonly args: readonly number[];
};

/** A state graph, or part of one, as plain data that JSON can carry. */
export type ExportedGraph = {
  readonly system: string;
  readonly states: readonly ExportedState[];
  readonly steps: readonly ExportedStep[];
  /** how much of the graph was left out by the filter */
  readonly leftOut: { readonly states: number; readonly steps: number };
  /** a state stands for all that rules and laws cannot tell apart */
  readonly reduced: boolean;
};

/**
 * Exports the states and steps that a search found. Of a reduced system each state is shown by one that it
 * stands for. `undefined` if there are too many steps to hold.
 */
export const exportGraph = (
  compiled: Compiled,
  search: Search,
  filter: GraphFilter = {},
): ExportedGraph | undefined => {
  const graph = stateGraph(compiled, search);
  if (!graph) return undefined;
  const paths = new ShortestPaths(graph);
  const onTheWay = filter.towards && statesTowards(graph, paths, filter.towards);
  const kept = new Set<number>();
  for (const state of paths.order) {
    if (filter.states !== undefined && kept.size >= filter.states) break;
    if (filter.depth !== undefined && paths.distance[state]! > filter.depth) break;
    if (onTheWay && !onTheWay.has(state)) continue;
    if (state !== 0 && filter.where && !holds(filter.where, snapshotsOf(compiled, graph, search, state)))
      continue;
    kept.add(state);
  }
  const steps = stepsBetween(compiled, graph, kept, filter.rules);
  return {
    system: compiled.system.name,
    states: [...kept].map((state) => ({
      state,
      depth: paths.distance[state]!,
      components: Object.fromEntries(
        snapshotsOf(compiled, graph, search, state).map((snapshot, index) => [
          compiled.system.components[index]!.name,
          stateText(snapshot),
        ]),
      ),
    })),
    steps,
    leftOut: { states: graph.states - kept.size, steps: graph.offsets[graph.states]! - steps.length },
    reduced: compiled.reduced,
  };
};

/** The components' snapshots in a state of a search. */
const snapshotsOf = (compiled: Compiled, graph: StateGraph, search: Search, state: number): SystemState => {
  const locals = unpack(graph.layout, search.stateAt(state));
  const snapshots: SystemState[number][] = [];
  compiled.units.forEach(({ components, members }, unit) => {
    components.forEach((index, at) => {
      const local = members[locals[unit]! * components.length + at]!;
      snapshots[index] = compiled.tables[index]!.snapshots[local]!;
    });
  });
  return snapshots;
};

const stepsBetween = (
  compiled: Compiled,
  graph: StateGraph,
  kept: ReadonlySet<number>,
  names: readonly string[] | undefined,
): ExportedStep[] => {
  const steps: ExportedStep[] = [];
  for (const from of kept) {
    for (let edge = graph.offsets[from]!; edge < graph.offsets[from + 1]!; edge++) {
      const to = graph.targets[edge]!;
      const { name, args } = compiled.rules[graph.rules[edge]!]!.rule;
      if (kept.has(to) && (!names || names.includes(name))) steps.push({ from, to, rule: name, args });
    }
  }
  return steps;
};

/** All states on shortest ways to some: backwards, one step nearer to the first state each time. */
const statesTowards = (graph: StateGraph, paths: ShortestPaths, goals: readonly number[]): Set<number> => {
  const found = new Set(goals);
  for (const state of [...paths.order].reverse()) {
    for (let edge = graph.offsets[state]!; edge < graph.offsets[state + 1]!; edge++) {
      const target = graph.targets[edge]!;
      if (found.has(target) && paths.distance[target] === paths.distance[state]! + 1) found.add(state);
    }
  }
  return found;
};
