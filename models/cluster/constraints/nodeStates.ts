import type { Taint } from '../../../spec/api/objects/core.ts';
import { clusterOf } from '../../../spec/scheduling/cluster.ts';
import { filterVerdict } from '../../../spec/scheduling/filtering.ts';
import { nodeAffinity } from '../../../spec/scheduling/filters/nodeAffinity.ts';
import { nodeDeclaredFeatures } from '../../../spec/scheduling/filters/nodeDeclaredFeatures.ts';
import { nodeName } from '../../../spec/scheduling/filters/nodeName.ts';
import { nodeUnschedulable } from '../../../spec/scheduling/filters/nodeUnschedulable.ts';
import { taintToleration } from '../../../spec/scheduling/filters/taintToleration.ts';
import type { NodeInfo } from '../../../spec/scheduling/nodeInfo.ts';
import type { PodInfo } from '../../../spec/scheduling/podInfo.ts';
import type { NodeObject } from '../charts/node/nodeObject.ts';

export type NodeState = Extract<NodeObject['value'], string>;

const unreachable = (effect: string): Taint => ({ key: 'node.kubernetes.io/unreachable', effect });

/** The taints that the node lifecycle controller keeps on a node in each state of its object. */
export const lifecycleTaints: { readonly [S in NodeState]: readonly Taint[] } = {
  Ready: [],
  Unknown: [unreachable('NoSchedule')],
  Unreachable: [unreachable('NoSchedule'), unreachable('NoExecute')],
  Returning: [unreachable('NoExecute')],
  Deleted: [],
};

/** Nodes in these states: with the taints that they have there, and without those that are deleted. */
export const nodesInStates = (nodes: readonly NodeInfo[], states: readonly NodeState[]): NodeInfo[] =>
  nodes.flatMap((node, at) => {
    const state = states[at] ?? 'Ready';
    return state === 'Deleted' ? [] : [{ ...node, taints: [...node.taints, ...lifecycleTaints[state]] }];
  });

/** The filters that look at nothing but the Pod and the node. */
const filters = [nodeUnschedulable, nodeName, taintToleration, nodeAffinity, nodeDeclaredFeatures];

/** The states of a node's object in which a Pod may be put there, as far as the node itself is concerned. */
export const admittingStates = (pod: PodInfo, node: NodeInfo): ReadonlySet<NodeState> => {
  const alone = clusterOf({ nodes: [node.node] });
  const states = Object.keys(lifecycleTaints) as NodeState[];
  return new Set(
    states.filter((state) => {
      const tainted = { ...node, taints: [...node.taints, ...lifecycleTaints[state]] };
      return (
        state !== 'Deleted' && filters.every((filter) => filterVerdict(filter, pod, tainted, alone).allowed)
      );
    }),
  );
};

/** Whether a Pod may be put on a node that is cordoned, as far as that goes. */
export const admitsWhenCordoned = (pod: PodInfo, node: NodeInfo): boolean => {
  const cordoned = { ...node, unschedulable: true };
  return filterVerdict(nodeUnschedulable, pod, cordoned, clusterOf({ nodes: [node.node] })).allowed;
};
