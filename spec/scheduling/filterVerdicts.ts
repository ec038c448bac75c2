import type { Pod } from '../api/objects/core.ts';
import { type ClusterObjects, clusterOf } from './cluster.ts';
import { type FilterVerdict, filterVerdict } from './filtering.ts';
import { type FilterName, reject } from './plugin.ts';
import { filterPlugins } from './plugins.ts';
import { podInfoOf } from './podInfo.ts';

export type FilterVerdicts = ReadonlyMap<FilterName, FilterVerdict>;

/**
 * What each filter says, asked alone, of a Pod and a node: plain objects in, plain data out.
 *
 * Documentation: "Scheduling Framework", Filter.
 *
 * @param pod defaulted and prepared as the API server does on creation
 * @param nodeName one of the nodes of `objects`; every filter rejects a node that is not there
 * @param objects the node, and what else the rules look at: other nodes, bound Pods, namespaces, …
 */
export const filterVerdicts = (pod: Pod, nodeName: string, objects: ClusterObjects): FilterVerdicts => {
  const cluster = clusterOf(objects);
  const node = cluster.byName.get(nodeName);
  const incoming = podInfoOf(pod);
  return new Map(
    filterPlugins.map((plugin) => [
      plugin.name,
      node === undefined
        ? { allowed: false, ...reject(plugin.name, 'Error', `node "${nodeName}" not found`) }
        : filterVerdict(plugin, incoming, node, cluster),
    ]),
  );
};
