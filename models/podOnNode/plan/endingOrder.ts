import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import { isCriticalPod } from '../../../spec/kubelet/criticalPod.ts';
import { evictionOrder } from '../../../spec/kubelet/eviction/rank.ts';
import { gracefulNodeShutdown } from '../../../spec/kubelet/shutdown/gracefulNodeShutdown.ts';
import {
  type ShutdownConfiguration,
  shutdownPeriods,
} from '../../../spec/kubelet/shutdown/shutdownPeriods.ts';

/** The kubelet configuration of a shutdown where none is given. */
export const usualShutdown: ShutdownConfiguration = {
  shutdownGracePeriod: 30,
  shutdownGracePeriodCriticalPods: 10,
};

/** The group of each Pod in a shutdown of the node. */
export const shutdownGroups = (pods: readonly BoundPod[], configuration: ShutdownConfiguration): number[] => {
  const groups = gracefulNodeShutdown(pods, shutdownPeriods(configuration));
  return pods.map((pod) => groups.findIndex((group) => group.pods.some((each) => each.pod === pod)));
};

/** The place of each Pod in the order in which a node short of memory evicts; 0: never. */
export const evictionRanks = (pods: readonly BoundPod[], memoryUsed: readonly number[]): number[] => {
  const candidates = pods.map((pod, index) => ({
    pod,
    usage: { memoryWorkingSet: memoryUsed[index] ?? 0, containers: [], volumes: [] },
  }));
  const order = evictionOrder(
    candidates.filter(({ pod }) => !isCriticalPod(pod)),
    { resource: 'memory' },
  ).flat();
  return candidates.map((candidate) => order.indexOf(candidate) + 1);
};
