import type { Cluster } from './cluster.ts';
import { type NodeInfo, withPod } from './nodeInfo.ts';
import type { FilterName, FilterPlugin, PodChange, PreparedFilter, Rejection } from './plugin.ts';
import { filterPlugins } from './plugins.ts';
import type { PodInfo } from './podInfo.ts';

/** The filters made ready for one Pod, in order; those that have nothing to say about it are left out. */
export type Filters = readonly { readonly name: FilterName; readonly filter: PreparedFilter }[];

export type Prepared =
  | { readonly kind: 'reject'; readonly rejection: Rejection }
  | {
      readonly kind: 'run';
      readonly filters: Filters;
      /** the only nodes worth a look, and the plugins that say so */
      readonly nodeNames?: ReadonlySet<string>;
      readonly narrowedBy: readonly FilterName[];
    };

const intersection = (a: ReadonlySet<string> | undefined, b: ReadonlySet<string>): ReadonlySet<string> =>
  a === undefined ? b : new Set([...a].filter((name) => b.has(name)));

const noNodeLeft = (plugins: readonly FilterName[]): Rejection => {
  const [first = 'NodeAffinity'] = plugins;
  const reason =
    plugins.length === 1
      ? `node(s) didn't satisfy plugin ${first}`
      : `node(s) didn't satisfy plugin(s) [${plugins.join(' ')}] simultaneously`;
  return { plugin: first, code: 'UnschedulableAndUnresolvable', reasons: [reason] };
};

/** PreFilter: every plugin looks at the Pod and the cluster once. */
export const prepareFilters = (
  pod: PodInfo,
  cluster: Cluster,
  plugins: readonly FilterPlugin[] = filterPlugins,
): Prepared => {
  const filters: Filters[number][] = [];
  const narrowedBy: FilterName[] = [];
  let nodeNames: ReadonlySet<string> | undefined;
  for (const plugin of plugins) {
    const prepared = plugin.prepare(pod, cluster);
    if (prepared.kind === 'reject') return prepared;
    if (prepared.kind === 'skip') continue;
    filters.push({ name: plugin.name, filter: prepared.filter });
    if (prepared.nodeNames === undefined) continue;
    narrowedBy.push(plugin.name);
    nodeNames = intersection(nodeNames, prepared.nodeNames);
    if (nodeNames.size === 0) return { kind: 'reject', rejection: noNodeLeft(narrowedBy) };
  }
  return { kind: 'run', filters, narrowedBy, ...(nodeNames === undefined ? {} : { nodeNames }) };
};

/** The filters after another Pod came to a node, or left it. */
export const afterChange = (filters: Filters, change: PodChange): Filters =>
  filters.map((entry) =>
    entry.filter.after === undefined ? entry : { ...entry, filter: entry.filter.after(change) },
  );

/** The first rejection of a node, if there is one. */
export const firstRejection = (filters: Filters, node: NodeInfo): Rejection | undefined => {
  for (const { filter } of filters) {
    const rejection = filter.rejects(node);
    if (rejection !== undefined) return rejection;
  }
  return undefined;
};

/** What every filter, asked alone, says against a node. */
export const allRejections = (filters: Filters, node: NodeInfo): readonly Rejection[] =>
  filters.flatMap(({ filter }) => filter.rejects(node) ?? []);

/**
 * The first rejection of a node, with regard for Pods that are nominated to it and at least as important: the Pod
 * must fit with them there, and without them.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#user-exposed-information
 */
export const firstRejectionWithNominated = (
  filters: Filters,
  pod: PodInfo,
  node: NodeInfo,
  cluster: Cluster,
): Rejection | undefined => {
  let crowded = { filters, node };
  for (const other of cluster.nominated.get(node.name) ?? []) {
    if (other.priority < pod.priority || other.key === pod.key) continue;
    const after = withPod(crowded.node, other);
    crowded = { filters: afterChange(crowded.filters, { pod: other, node: after, by: 1 }), node: after };
  }
  const rejection = crowded.node === node ? undefined : firstRejection(crowded.filters, crowded.node);
  return rejection ?? firstRejection(filters, node);
};

export type FilterVerdict = { readonly allowed: true } | ({ readonly allowed: false } & Rejection);

/**
 * What one filter says of one Pod and one node of a cluster; a Pod that the filter has nothing to say about is
 * allowed.
 */
export const filterVerdict = (
  plugin: FilterPlugin,
  pod: PodInfo,
  node: NodeInfo,
  cluster: Cluster,
): FilterVerdict => {
  const prepared = plugin.prepare(pod, cluster);
  if (prepared.kind === 'skip') return { allowed: true };
  const rejection = prepared.kind === 'reject' ? prepared.rejection : prepared.filter.rejects(node);
  return rejection === undefined ? { allowed: true } : { allowed: false, ...rejection };
};
