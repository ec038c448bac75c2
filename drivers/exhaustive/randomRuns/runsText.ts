import type { RandomRuns } from '../check.ts';

/** `1,000 random runs of at most 200 steps` */
export const runsText = ({ runs, steps }: Pick<RandomRuns, 'runs' | 'steps'>): string =>
  `${runs.toLocaleString('en-US')} random ${runs === 1 ? 'run' : 'runs'} of at most ${steps} steps`;
