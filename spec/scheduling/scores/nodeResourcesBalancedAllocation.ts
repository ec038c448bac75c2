import { int64, memoryOf, milliCPUOf } from '../amounts.ts';
import { maxNodeScore, type ScorePlugin } from '../plugin.ts';
import { podRequests } from '../podRequests.ts';

/**
 * NodeResourcesBalancedAllocation: better where the Pod makes the use of CPU and memory more even than it was;
 * 75 where it changes nothing.
 * https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins
 */
export const nodeResourcesBalancedAllocationScore: ScorePlugin = {
  name: 'NodeResourcesBalancedAllocation',
  weight: 1,
  score: ({ pod }, _cluster, feasible) => {
    const requests = podRequests(pod, { useStatus: true });
    const asked = { milliCPU: milliCPUOf(requests), memory: memoryOf(requests) };
    if (asked.milliCPU === 0n && asked.memory === 0n) return { kind: 'skip' };
    const scores = feasible.map(({ allocatable, requested }) => {
      const present = (['milliCPU', 'memory'] as const).filter((resource) => allocatable[resource] !== 0n);
      const without = present.map((resource) => share(requested[resource], allocatable[resource]));
      const withPod = present.map((resource) =>
        share(int64(requested[resource] + asked[resource]), allocatable[resource]),
      );
      const gain = evenness(withPod) - evenness(without);
      return maxNodeScore / 2 + Math.trunc((maxNodeScore / 2 + gain) / 2);
    });
    return { kind: 'scores', scores };
  },
};

/** How evenly two shares are used: 100 if alike, 50 if one is used up and the other free. One share alone is always even. */
const evenness = (shares: readonly number[]): number => {
  const [first, second] = shares;
  const deviation = first === undefined || second === undefined ? 0 : Math.abs((first - second) / 2);
  return Math.trunc((1 - deviation) * maxNodeScore);
};

const share = (requested: bigint, allocatable: bigint): number =>
  Math.min(1, Number(requested) / Number(allocatable));
