import type { ScoreName } from '../../plugin.ts';

/** The scores of the feasible nodes, found in tables and indexes. */
export type ScoreBoard = {
  /** numbers of the feasible nodes, ascending */
  readonly feasible: Int32Array;
  /** weighted scores by feasible node (position in `feasible`); plugins that were skipped are absent */
  readonly plugins: Map<ScoreName, Int32Array>;
};

/** Notes the scores of a plugin, times its weight. */
export const note = (
  { feasible, plugins }: ScoreBoard,
  name: ScoreName,
  weight: number,
  scoreAt: (node: number, position: number) => number,
): void => {
  const scores = new Int32Array(feasible.length);
  for (let position = 0; position < scores.length; position++) {
    scores[position] = scoreAt(feasible[position] ?? 0, position) * weight;
  }
  plugins.set(name, scores);
};

/** Notes the same score for all. */
export const noteAlike = ({ feasible, plugins }: ScoreBoard, name: ScoreName, weighted: number): void => {
  plugins.set(name, new Int32Array(feasible.length).fill(weighted));
};

/** Notes raw scores after they were scaled all together. */
export const noteScaled = (
  board: ScoreBoard,
  name: ScoreName,
  weight: number,
  rawAt: (node: number) => number,
  scale: (raw: readonly number[]) => readonly number[],
): void => {
  const scores = scale(Array.from(board.feasible, rawAt));
  note(board, name, weight, (_, position) => scores[position] ?? 0);
};
