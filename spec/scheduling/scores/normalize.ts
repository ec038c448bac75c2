import { maxNodeScore } from '../plugin.ts';

/** Raw counts scaled so that the largest becomes 100; `reverse`: so that the largest becomes 0. */
export const scaleToMax = (raw: readonly number[], reverse: boolean): readonly number[] => {
  const max = Math.max(0, ...raw);
  if (max === 0) return reverse ? raw.map(() => maxNodeScore) : raw;
  return raw.map((count) => {
    const score = Math.trunc((maxNodeScore * count) / max);
    return reverse ? maxNodeScore - score : score;
  });
};
