import type { Namespace, Node, Pod } from '../../../spec/api/objects/core.ts';
import { type Cluster, clusterOf } from '../../../spec/scheduling/cluster.ts';

/** A Pod, and the name of the node that it is on. */
export type PlacedPod = { readonly pod: Pod; readonly nodeName: string };

/**
 * Nodes and Pods on them as the scheduler's filters see them. A Pod on a node that is not there counts nowhere.
 * `everyPod`: the namespaces of these are known.
 */
export const schedulingCluster = (
  nodes: readonly Node[],
  placed: readonly PlacedPod[],
  everyPod: readonly Pod[],
): Cluster => {
  const names = new Set(everyPod.map(({ metadata }) => metadata?.namespace || 'default'));
  return clusterOf({
    nodes,
    pods: placed.map(({ pod, nodeName }) => ({ ...pod, spec: { ...pod.spec!, nodeName } })),
    namespaces: [...names].map((name): Namespace => ({ metadata: { name } })),
  });
};
