import type { Node } from '../../../spec/api/objects/core.ts';
import { type NodeInfo, nodeInfoOf, withoutPod, withPod } from '../../../spec/scheduling/nodeInfo.ts';
import type { PodInfo } from '../../../spec/scheduling/podInfo.ts';

/** Observers lag: what a node was like so many seconds ago may still be what they see of it. */
export const viewLagSeconds = 10;

/** A node as the API shows it, and as it was a little while ago. */
export type LiveNode = {
  object: Node;
  /** with the Pods that hold room on it */
  info: NodeInfo;
  /** earlier states that observers may still see, oldest first; each with the time that it was superseded, unix seconds */
  past: { readonly object: Node; readonly until: number }[];
  /** its kubelet does not run, or does not reach the API, from this time on; unix seconds */
  silentSince: number | undefined;
};

export const liveNode = (object: Node, silentSince?: number): LiveNode => ({
  object,
  info: nodeInfoOf(object),
  past: [],
  silentSince,
});

/** How many earlier states are kept: observers that lag further behind are not waited for. */
const pastLimit = 16;

export const updateNode = (node: LiveNode, object: Node, time: number): void => {
  node.past.push({ object: node.object, until: time });
  while (node.past.length > pastLimit || (node.past[0]?.until ?? time) < time - viewLagSeconds) {
    node.past.shift();
  }
  node.object = object;
  const { pods, requested, nonZeroRequested, usedPorts } = node.info;
  node.info = { ...nodeInfoOf(object), pods, requested, nonZeroRequested, usedPorts };
};

/** What observers may see of the node now: the newest state first. */
export const seenStates = (node: LiveNode, time: number): readonly Node[] => [
  node.object,
  ...node.past.filter(({ until }) => until >= time - viewLagSeconds).map(({ object }) => object),
];

export const placePod = (node: LiveNode, pod: PodInfo): void => {
  if (!node.info.pods.some(({ key }) => key === pod.key)) node.info = withPod(node.info, pod);
};

export const takePod = (node: LiveNode, pod: PodInfo): void => {
  node.info = withoutPod(node.info, pod);
};

export const nodeCondition = (node: Node, type: string): string | undefined =>
  node.status?.conditions?.find((condition) => condition.type === type)?.status;
