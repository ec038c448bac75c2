import type { Node, Pod, Taint } from '../../../spec/api/objects/core.ts';
import { tolerationTime } from '../../../spec/controllers/taintEviction/tolerationTime.ts';
import { type BoundPod, isStaticPod } from '../../../spec/kubelet/boundPod.ts';
import type { ShutdownConfiguration } from '../../../spec/kubelet/shutdown/shutdownPeriods.ts';
import { usuallyCountedRestarts } from '../charts/container/container.ts';
import { evictionRanks, shutdownGroups, usualShutdown } from './endingOrder.ts';
import { type NodeBudgets, type NodePlan, nodeName, type PodBudgets } from './nodePlan.ts';
import { fullName, planPod, prepared } from './planPod.ts';

const noPodBudgets: PodBudgets = {
  exits: 0,
  probeFailures: 0,
  hookFailures: 0,
  sandboxDeaths: 0,
  failedCalls: 0,
  networkFailures: 0,
  garbageCollections: 0,
  removals: 0,
  failedRemovals: 0,
  deletions: 0,
  forcedDeletions: 0,
  putBacks: 0,
  gateLosses: 0,
  resizes: 0,
};

const noNodeBudgets: NodeBudgets = {
  kubeletRestarts: 0,
  reboots: 0,
  partitions: 0,
  pressures: 0,
  shutdowns: 0,
  taints: 0,
};

export type NodeOptions = {
  /** as manifests; ephemeral containers are added by a user some time */
  readonly pods: readonly Pod[];
  readonly podBudgets?: Partial<PodBudgets>;
  readonly nodeBudgets?: Partial<NodeBudgets>;
  readonly lags?: boolean;
  /** how long a shutdown gives Pods, by priority; usually 20 s and 10 s more for critical ones */
  readonly shutdown?: ShutdownConfiguration;
  /** the NoExecute taint that the node may have */
  readonly taint?: Taint;
  /** the kubelet's CPU manager policy is static */
  readonly staticCPUManager?: boolean;
  /** what the node has and how it is labelled; without it there is room for every Pod */
  readonly node?: Node;
  /** Pods as a user has them resized, in the order of `pods` */
  readonly resized?: readonly (Pod | undefined)[];
  readonly countedRestarts?: number;
  readonly backoffLevels?: number;
  /** memory that each Pod uses, in bytes, for the ranking under pressure */
  readonly memoryUsed?: readonly number[];
};

/** Lays out the Pods of one node. */
export const planNode = (options: NodeOptions): NodePlan => {
  const pods = options.pods.map(prepared);
  const ranks = evictionRanks(pods, options.memoryUsed ?? []);
  const groups = shutdownGroups(pods, options.shutdown ?? usualShutdown);
  return {
    pods: pods.map((pod, index) =>
      planPod(pod, {
        given: options.pods[index]!,
        resized: options.resized?.[index],
        evictionRank: ranks[index]!,
        shutdownGroup: groups[index]!,
        toleration: tolerationTime(pod.spec.tolerations ?? [], [options.taint ?? usualTaint]),
        replaces: replacedBy(pod, pods.slice(0, index)),
      }),
    ),
    podBudgets: { ...noPodBudgets, ...options.podBudgets },
    nodeBudgets: { ...noNodeBudgets, ...options.nodeBudgets },
    staticCPUManager: options.staticCPUManager ?? false,
    node: options.node && named(options.node),
    lags: options.lags ?? false,
    countedRestarts: options.countedRestarts ?? usuallyCountedRestarts,
    backoffLevels: options.backoffLevels ?? 2,
  };
};

/** The number of the static Pod of the same name before it, whose manifest it replaces; 0: none. */
const replacedBy = (pod: BoundPod, before: readonly BoundPod[]): number =>
  isStaticPod(pod)
    ? 1 + before.findLastIndex((each) => isStaticPod(each) && fullName(each) === fullName(pod))
    : 0;

const named = (node: Node): Node => ({ ...node, metadata: { ...node.metadata, name: nodeName } });

const usualTaint: Taint = { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' };
