import type { Compiled } from '../compile/compiled.ts';
import type { Search } from '../explore/search.ts';
import { ShortestPaths } from '../graph/shortestPaths.ts';
import { type StateGraph, stateGraph } from '../graph/stateGraph.ts';
import { isLiveness, type LivenessLaw } from '../laws/law.ts';
import { Components } from './components.ts';
import { Fairness } from './fairness.ts';
import { cycleFrom, type Lasso, stemTo } from './lasso.ts';
import { type Staying, stayingIn } from './staying.ts';
import { subjectsOf, WaitBits, type Waiting, waitingFor } from './waiting.ts';

/**
 * What can be said of a liveness law: it *holds* of every fair run; it is *violated*, by a run that is
 * given; it is *vacuous*, since nothing ever waits for its goal; or it is *undecided*, since the search did
 * not store every reachable state, or there are too many steps.
 */
export type LivenessAnswer =
  | { readonly law: string; readonly verdict: 'holds' }
  | { readonly law: string; readonly verdict: 'violated'; readonly lasso: Lasso }
  | { readonly law: string; readonly verdict: 'vacuous' | 'undecided'; readonly why: string };

export type LivenessOptions = {
  /** more steps than this are not stored: undecided */
  readonly edgeLimit?: number;
};

/**
 * Judges the liveness laws of a compiled system on the states of a search, under the fairness of its rules.
 * A search that ended early may still show a violation, but nothing else. A search that merges states by
 * symmetry or leaves out steps is no ground for liveness, and gives `undecided`.
 */
export const checkLiveness = (
  compiled: Compiled,
  search: Search,
  { edgeLimit }: LivenessOptions = {},
): LivenessAnswer[] => {
  const laws = compiled.laws.filter(isLiveness);
  if (laws.length === 0) return [];
  const graph = stateGraph(compiled, search, edgeLimit);
  if (!graph)
    return laws.map(({ id }) => ({ law: id, verdict: 'undecided', why: 'too many steps to store' }));
  const judge = new LivenessJudge(compiled, graph);
  return laws.map((law) => judge.judge(law));
};

/** more candidates than this are not compared for the shortest lasso */
const candidateLimit = 8;

class LivenessJudge {
  private readonly compiled: Compiled;
  private readonly graph: StateGraph;
  private readonly fairness: Fairness;
  private readonly components: Components;
  private readonly bits: WaitBits;
  private readonly staying: Staying;
  private fromTheBeginning: ShortestPaths | undefined;
  private parts = 0;

  constructor(compiled: Compiled, graph: StateGraph) {
    this.compiled = compiled;
    this.graph = graph;
    this.fairness = new Fairness(compiled, graph);
    this.components = new Components(graph);
    this.bits = new WaitBits(compiled, graph.index);
    this.staying = stayingIn(graph, this.fairness, this.components, ++this.parts);
  }

  judge(law: LivenessLaw): LivenessAnswer {
    let vacuous = true;
    const lassos: Lasso[] = [];
    for (const subject of subjectsOf(this.compiled, law)) {
      const waiting = waitingFor(this.compiled, law, this.bits, subject);
      const lasso = this.shortestLasso(waiting);
      if (lasso) lassos.push(lasso);
      vacuous &&= waiting.vacuous;
    }
    const [lasso] = lassos.sort((a, b) => lengthOf(a) - lengthOf(b));
    if (lasso) return { law: law.id, verdict: 'violated', lasso };
    if (!this.graph.complete)
      return { law: law.id, verdict: 'undecided', why: 'the search did not store every reachable state' };
    if (vacuous) return { law: law.id, verdict: 'vacuous', why: 'nothing ever waits for the goal' };
    return { law: law.id, verdict: 'holds' };
  }

  private shortestLasso(waiting: Waiting): Lasso | undefined {
    const { graph, fairness, staying } = this;
    // of nearly all laws nothing is left to be looked for: no fair run waits for ever, from whatever state
    if (!staying.states.some((state) => waiting.unmet[state] === 1)) return undefined;
    this.fromTheBeginning ??= new ShortestPaths(graph);
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

const lengthOf = ({ stem, cycle }: Lasso): number => stem.length + cycle.length;

const byDistance = (states: Int32Array, ways: ShortestPaths): number[] =>
  [...states].sort((a, b) => ways.distance[a]! - ways.distance[b]!);
