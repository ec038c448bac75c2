import type { Container, Node, Probe, Volume } from '../../../spec/api/objects/core.ts';
import type { TolerationTime } from '../../../spec/controllers/taintEviction/tolerationTime.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import type { ProbeKind } from '../../../spec/kubelet/probes/probeCounting.ts';
import type { PodInfo } from '../../../spec/scheduling/podInfo.ts';
import type { ContainerKind } from '../../plan/containerPlan.ts';

export type ProbePlan = { readonly kind: ProbeKind; readonly spec: Probe };

export type ContainerOnNodePlan = {
  readonly name: string;
  readonly kind: ContainerKind | 'ephemeral';
  readonly spec: Container;
  /** the same after the resize of its Pod, if that changes its CPU or memory */
  readonly resized: Container | undefined;
  readonly probes: readonly ProbePlan[];
  /** what it may exit with: zero, an error, and the codes that its restart rules name */
  readonly exitCodes: readonly number[];
};

/** What may happen to one Pod, and how often; 0: never. */
export type PodBudgets = {
  /** containers that exit though nobody asked them to */
  readonly exits: number;
  /** attempts of probes that fail */
  readonly probeFailures: number;
  readonly hookFailures: number;
  readonly sandboxDeaths: number;
  /** creations of the sandbox, image pulls, creations and starts of containers that fail */
  readonly failedCalls: number;
  /** calls of the network plugin that fail */
  readonly networkFailures: number;
  /** dead containers of ended Pods that are removed */
  readonly garbageCollections: number;
  /** containers that somebody removes from the runtime behind their kubelet */
  readonly removals: number;
  /** removals of init containers for a new sandbox that fail */
  readonly failedRemovals: number;
  /** deletions by a user, of the mirror Pod too, and shortenings of their grace period */
  readonly deletions: number;
  readonly forcedDeletions: number;
  /** manifests of static Pods that are put back after they were deleted */
  readonly putBacks: number;
  /** readiness gates that were True and are taken back */
  readonly gateLosses: number;
  /** changes of what the containers request, in place */
  readonly resizes: number;
};

/** What may happen to the node, and how often. */
export type NodeBudgets = {
  readonly kubeletRestarts: number;
  readonly reboots: number;
  readonly partitions: number;
  /** times that the node runs short of memory */
  readonly pressures: number;
  /** times that the machine is told to shut down */
  readonly shutdowns: number;
  /** times that the node is tainted */
  readonly taints: number;
};

/** The node of the plan. */
export const nodeName = 'node-1';

export type PodOnNodePlan = {
  readonly name: string;
  /** defaulted, as the API server stores it; without ephemeral containers, which are added later */
  readonly pod: BoundPod;
  /** the same with the resources that a user asks for later, and back again; undefined: nobody does */
  readonly resized: BoundPod | undefined;
  readonly info: PodInfo;
  /** from a file of the node, not from the API */
  readonly isStatic: boolean;
  /** of a static Pod: what it refers to that only the API can give */
  readonly apiReference: string | undefined;
  /** of a static Pod: the one whose manifest this one takes the place of; 0: none */
  readonly replaces: number;
  readonly containers: readonly ContainerOnNodePlan[];
  readonly volumes: readonly Volume[];
  /** the network plugin is called for it; else it is in the network of its node */
  readonly hasOwnNetwork: boolean;
  /** its place in the order of eviction, from 1; 0: it is never evicted */
  readonly evictionRank: number;
  /** with which group a shutdown of the node ends it, from 0: the lowest priority first */
  readonly shutdownGroup: number;
  /** how long it stays when the node has its taint */
  readonly toleration: TolerationTime;
};

/** Everything about one node that is constant during a run. */
export type NodePlan = {
  readonly pods: readonly PodOnNodePlan[];
  readonly podBudgets: PodBudgets;
  readonly nodeBudgets: NodeBudgets;
  /** containers of Guaranteed Pods have CPUs of their own */
  readonly staticCPUManager: boolean;
  /** what the node has and how it is labelled; undefined: room for every Pod */
  readonly node: Node | undefined;
  /** the kubelet's view of the API may lag behind it */
  readonly lags: boolean;
  /** restarts that are told apart */
  readonly countedRestarts: number;
  /** how often the restart delay doubles: 6 times make 5 minutes of 10 seconds */
  readonly backoffLevels: number;
};
