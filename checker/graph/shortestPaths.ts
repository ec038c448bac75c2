import type { StateGraph } from './stateGraph.ts';

/** Shortest ways to states, breadth first. */
export class ShortestPaths {
  /** how many steps it takes; -1 where there is no way */
  readonly distance: Int32Array;
  /** the states in the order of their distance */
  readonly order: Int32Array;
  private readonly edgeTo: Int32Array;
  private readonly from: Int32Array;
  private readonly before: ShortestPaths | undefined;

  /**
   * From the first state through all states; or, given `before`, on from the entries along the ways found
   * there, through states of a region only.
   */
  constructor(
    graph: StateGraph,
    region?: { readonly entries: Uint8Array; readonly inside: Uint8Array; readonly before: ShortestPaths },
  ) {
    const { states, offsets, targets } = graph;
    this.before = region?.before;
    this.distance = new Int32Array(states).fill(-1);
    this.edgeTo = new Int32Array(states).fill(-1);
    this.from = new Int32Array(states);
    const queue = new Int32Array(states);
    const candidates = region?.before.order ?? Int32Array.of(0);
    const candidateDistance = (at: number): number => (region ? region.before.distance[candidates[at]!]! : 0);
    let head = 0;
    let tail = 0;
    let candidate = 0;
    for (let level = 0; head < tail || candidate < candidates.length; level++) {
      while (candidate < candidates.length && candidateDistance(candidate) <= level) {
        const state = candidates[candidate++]!;
        if (this.distance[state]! >= 0 || (region && region.entries[state] === 0)) continue;
        this.distance[state] = level;
        queue[tail++] = state;
      }
      const end = tail;
      for (; head < end; head++) {
        const state = queue[head]!;
        for (let edge = offsets[state]!; edge < offsets[state + 1]!; edge++) {
          const target = targets[edge]!;
          if (target < 0 || this.distance[target]! >= 0 || (region && region.inside[target] === 0)) continue;
          this.distance[target] = level + 1;
          this.edgeTo[target] = edge;
          this.from[target] = state;
          queue[tail++] = target;
        }
      }
    }
    this.order = queue.subarray(0, tail);
  }

  /** The steps (as edges of the graph) of a shortest way to a state. */
  edgesTo(state: number): number[] {
    const edges: number[] = [];
    let at = state;
    for (; this.edgeTo[at]! >= 0; at = this.from[at]!) edges.push(this.edgeTo[at]!);
    edges.reverse();
    return this.before ? [...this.before.edgesTo(at), ...edges] : edges;
  }
}
