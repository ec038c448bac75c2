import { int64, memoryOf, milliCPUOf } from '../amounts.ts';
import type { ScorePlugin } from '../plugin.ts';
import { assumedRequests, type PodInfo } from '../podInfo.ts';
import { podRequests } from '../podRequests.ts';

/**
 * NodeResourcesFit, strategy LeastAllocated: the more CPU and memory is left with the Pod on the node, the better.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/resource-bin-packing/
 * https://kubernetes.io/docs/reference/config-api/kube-scheduler-config.v1/#kubescheduler-config-k8s-io-v1-NodeResourcesFitArgs
 */
export const nodeResourcesFitScore: ScorePlugin = {
  name: 'NodeResourcesFit',
  weight: 1,
  score: (pod, _cluster, feasible) => {
    const asked = requestsForFit(pod);
    const scores = feasible.map(({ allocatable, nonZeroRequested }) => {
      const shares: bigint[] = [];
      for (const resource of ['milliCPU', 'memory'] as const) {
        if (allocatable[resource] === 0n) continue;
        shares.push(leftover(int64(nonZeroRequested[resource] + asked[resource]), allocatable[resource]));
      }
      if (shares.length === 0) return 0;
      return Number(shares.reduce((sum, share) => sum + share, 0n) / BigInt(shares.length));
    });
    return { kind: 'scores', scores };
  },
};

/**
 * What a Pod asks for, each container with at least 100m of CPU and 200Mi of memory where it does not say. This
 * score does not know requests of the Pod as a whole.
 */
export const requestsForFit = ({ pod }: PodInfo): { readonly milliCPU: bigint; readonly memory: bigint } => {
  const requests = podRequests(pod, { useStatus: false, assumed: assumedRequests, ignorePodLevel: true });
  return { milliCPU: milliCPUOf(requests), memory: memoryOf(requests) };
};

/** The share that is left, in hundredths. */
const leftover = (requested: bigint, allocatable: bigint): bigint =>
  requested > allocatable ? 0n : int64((allocatable - requested) * 100n) / allocatable;
