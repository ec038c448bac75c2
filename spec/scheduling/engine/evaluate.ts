import { type FilterName, filterNames, type Rejection, type ScoreName } from '../plugin.ts';
import type { PodInfo } from '../podInfo.ts';
import { evaluateFilters } from './filters/evaluateFilters.ts';
import type { PreparedCluster } from './preparedCluster.ts';
import type { ScoreBoard } from './scores/board.ts';
import { evaluateScores } from './scores/evaluateScores.ts';

/** What the scheduler says of one Pod, by the numbers of the nodes (their positions in `prepared.nodes`). */
export type Evaluation = {
  /** the Pod was rejected before any node was looked at */
  readonly prefilterReject?: Rejection;
  /** only these nodes were worth a look */
  readonly nodeNames?: ReadonlySet<string>;
  /** by node: 0 if it is feasible, else the position (from 1) in `filterNames` of the first filter that rejects it */
  readonly rejected: Uint8Array;
  /** numbers of the feasible nodes, ascending */
  readonly feasible: Int32Array;
  /** total score by position in `feasible` */
  readonly totals: Int32Array;
  /** weighted scores by position in `feasible`; plugins that were skipped are absent */
  readonly plugins: ReadonlyMap<ScoreName, Int32Array>;
  /** the scheduler fails the Pod: a preference cannot be read */
  readonly error?: string;
};

const none = new Int32Array(0);

const feasibleNodes = (rejected: Uint8Array): Int32Array => {
  const feasible = new Int32Array(rejected.length);
  let count = 0;
  for (let node = 0; node < rejected.length; node++) if (rejected[node] === 0) feasible[count++] = node;
  return feasible.subarray(0, count);
};

const totalsOf = ({ feasible, plugins }: ScoreBoard): Int32Array => {
  const totals = new Int32Array(feasible.length);
  for (const scores of plugins.values()) {
    for (let position = 0; position < totals.length; position++) {
      totals[position] = (totals[position] ?? 0) + (scores[position] ?? 0);
    }
  }
  return totals;
};

/**
 * Evaluates all nodes of a prepared cluster for a pending Pod: the same verdicts and scores as `schedule` gives,
 * for large clusters. Preemption is left to `schedule`.
 */
export const evaluate = (prepared: PreparedCluster, pod: PodInfo): Evaluation => {
  const outcome = evaluateFilters(prepared, pod);
  if (outcome.kind === 'reject') {
    const rejected = new Uint8Array(prepared.nodes.length).fill(
      filterNames.indexOf(outcome.rejection.plugin) + 1,
    );
    return { prefilterReject: outcome.rejection, rejected, feasible: none, totals: none, plugins: new Map() };
  }
  const { kind: _, ...filtered } = outcome;
  const feasible = feasibleNodes(filtered.rejected);
  const board: ScoreBoard = { feasible, plugins: new Map() };
  const unscored = { ...filtered, feasible, totals: none, plugins: new Map() };
  if (feasible.length === 0) return unscored;
  const error = evaluateScores(board, prepared, pod);
  if (error !== undefined) return { ...unscored, error };
  return { ...filtered, feasible, totals: totalsOf(board), plugins: board.plugins };
};

/** The filter that rejects a node first; undefined if the node is feasible. */
export const rejectedBy = ({ rejected }: Evaluation, node: number): FilterName | undefined =>
  filterNames[(rejected[node] ?? 0) - 1];

/** The names of the nodes with the highest total, and that total (0 if there is none). */
export const bestOf = (
  { nodes }: PreparedCluster,
  { feasible, totals }: Evaluation,
): { readonly score: number; readonly names: readonly string[] } => {
  const score = totals.reduce((most, total) => Math.max(most, total), 0);
  const names: string[] = [];
  for (let position = 0; position < totals.length; position++) {
    if (totals[position] === score) names.push(nodes[feasible[position] ?? 0]?.name ?? '');
  }
  return { score, names };
};
