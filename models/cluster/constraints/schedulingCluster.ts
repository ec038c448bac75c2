import type { Namespace, Pod } from '../../../spec/api/objects/core.ts';
import { type Cluster, clusterOf } from '../../../spec/scheduling/cluster.ts';
import { type NodeInfo, withPod } from '../../../spec/scheduling/nodeInfo.ts';
import type { PodInfo } from '../../../spec/scheduling/podInfo.ts';

/** A Pod, and the name of the node that it is on. */
export type PlacedPodInfo = { readonly info: PodInfo; readonly nodeName: string };

const noObjects = clusterOf({ nodes: [] });

/**
 * Nodes and Pods on them as the scheduler's filters see them: what `clusterOf` makes of their objects, but each
 * object is worked out only once. A Pod on a node that is not there counts nowhere.
 */
export const schedulingCluster = (
  nodes: readonly NodeInfo[],
  placed: readonly PlacedPodInfo[],
  namespaces: Cluster['namespaces'],
): Cluster => {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  for (const { info, nodeName } of placed) {
    const node = byName.get(nodeName);
    if (node) byName.set(nodeName, withPod(node, info));
  }
  return { ...noObjects, nodes: [...byName.values()], byName, namespaces };
};

/** The namespaces of these Pods, with the label that every namespace has. */
export const namespacesOf = (pods: readonly Pod[]): Cluster['namespaces'] => {
  const names = new Set(pods.map(({ metadata }) => metadata?.namespace || 'default'));
  const namespaces = [...names].map((name): Namespace => ({ metadata: { name } }));
  return clusterOf({ nodes: [], namespaces }).namespaces;
};
