import type { Compiled } from '../compile/compiled.ts';
import { Components } from '../graph/components.ts';
import type { FoundSteps } from '../graph/foundSteps.ts';
import { ShortestPaths } from '../graph/shortestPaths.ts';
import type { StateGraph } from '../graph/stateGraph.ts';
import { Fairness } from './fairness.ts';
import { cycleFrom, type Lasso, lengthOf, stemTo } from './lasso.ts';
import type { Staying } from './staying.ts';
import type { Waiting } from './waiting.ts';

/** more candidates than this are not compared for the shortest lasso */
const candidateLimit = 8;

/** Looks for fair runs that wait for ever, among all steps of a search. */
export class LassoFinder {
  private readonly graph: StateGraph;
  private readonly staying: Staying;
  private readonly fairness: Fairness;
  private readonly components: Components;
  private readonly fromTheBeginning: ShortestPaths;
  private parts = 0;

  constructor(compiled: Compiled, { graph }: FoundSteps, staying: Staying) {
    this.graph = graph;
    this.staying = staying;
    this.fairness = new Fairness(compiled, graph);
    this.components = new Components(graph);
    this.fromTheBeginning = new ShortestPaths(graph);
  }

  /** The shortest of those that were compared; `undefined` if no fair run waits for ever. */
  shortest(waiting: Waiting): Lasso | undefined {
    const { graph, fairness } = this;
    const ways = new ShortestPaths(graph, { ...waiting, before: this.fromTheBeginning });
    const ending = ways.order.find((state) => waiting.unmet[state] === 1 && fairness.mayEnd(state));
    const lassos: Lasso[] = ending === undefined ? [] : [{ stem: stemTo(graph, ways, ending), cycle: [] }];
    for (const states of this.fairCycles(ways, waiting.unmet)) {
      const inside = new Set(states);
      const starts = byDistance(states, ways).slice(0, candidateLimit);
      for (const start of starts) {
        const stem = stemTo(graph, ways, start);
        lassos.push({ stem, cycle: cycleFrom(graph, fairness, waiting.unmet, inside, start) });
      }
    }
    return lassos.sort((a, b) => lengthOf(a) - lengthOf(b))[0];
  }

  /** The sets of states that a fair run can go round through for ever, nearest first. */
  private fairCycles(ways: ShortestPaths, unmet: Uint8Array): Int32Array[] {
    const found: { states: Int32Array; distance: number }[] = [];
    const search = (states: Int32Array): void => {
      this.components.separate(states, ++this.parts);
      const smaller: Int32Array[] = [];
      this.components.each(states, (component, number) => {
        if (!component.some((state) => unmet[state] === 1)) return;
        const judgement = this.fairness.judge(component, (state) => this.components.of[state] === number);
        if (judgement === 'never') return;
        if (judgement.length > 0) {
          const rest = component.filter((state) => this.fairness.isDisabled(state, judgement));
          if (rest.length > 0) smaller.push(rest);
          return;
        }
        const distance = component.reduce(
          (least, state) => Math.min(least, ways.distance[state]!),
          Number.MAX_SAFE_INTEGER,
        );
        if (found.length === candidateLimit && distance >= found.at(-1)!.distance) return;
        found.push({ states: component.slice(), distance });
        found.sort((a, b) => a.distance - b.distance);
        found.length = Math.min(found.length, candidateLimit);
      });
      smaller.forEach(search);
    };
    search(ways.order.filter((state) => this.staying.goesRound[state] === 1));
    return found.map(({ states }) => states);
  }
}

const byDistance = (states: Int32Array, ways: ShortestPaths): number[] =>
  [...states].sort((a, b) => ways.distance[a]! - ways.distance[b]!);
