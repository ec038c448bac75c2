import type { Cluster } from './cluster.ts';
import type { NodeInfo } from './nodeInfo.ts';
import type { PodInfo } from './podInfo.ts';

/**
 * The scheduling framework: what a plugin is asked, and what it may answer.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/scheduling-framework/#extension-points
 */

/**
 * Why a node is out. `Unschedulable`: preemption might help; `UnschedulableAndUnresolvable`: it cannot.
 * `Error`: the scheduler could not decide.
 */
export type Code = 'Unschedulable' | 'UnschedulableAndUnresolvable' | 'Error';

/** The filters, in the order in which they are asked. */
export const filterNames = [
  'NodeUnschedulable',
  'NodeName',
  'TaintToleration',
  'NodeAffinity',
  'NodePorts',
  'NodeResourcesFit',
  'VolumeRestrictions',
  'NodeVolumeLimits',
  'VolumeBinding',
  'VolumeZone',
  'PodTopologySpread',
  'InterPodAffinity',
  'NodeDeclaredFeatures',
] as const;
export type FilterName = (typeof filterNames)[number];

export type Rejection = {
  readonly plugin: FilterName;
  readonly code: Code;
  /** sorted */
  readonly reasons: readonly string[];
};

/** A Pod that comes to a node, or leaves it, while alternatives are weighed. */
export type PodChange = { readonly pod: PodInfo; readonly node: NodeInfo; readonly by: 1 | -1 };

/** A filter made ready for one Pod. */
export type PreparedFilter = {
  /** the rejection of a node, or `undefined` if the Pod may run there */
  readonly rejects: (node: NodeInfo) => Rejection | undefined;
  /** the same filter after another Pod came or left; absent where only the node itself is looked at */
  readonly after?: (change: PodChange) => PreparedFilter;
};

/** PreFilter: a plugin that has nothing to say about a Pod is skipped; it may also reject the Pod outright or name the only nodes worth a look. */
export type PreFilter =
  | { readonly kind: 'skip' }
  | { readonly kind: 'reject'; readonly rejection: Rejection }
  | { readonly kind: 'run'; readonly filter: PreparedFilter; readonly nodeNames?: ReadonlySet<string> };

export type FilterPlugin = {
  readonly name: FilterName;
  readonly prepare: (pod: PodInfo, cluster: Cluster) => PreFilter;
};

/** The plugin has nothing to say about the Pod. */
export const skip = { kind: 'skip' } as const;

/** A rejection with its reasons in order. */
export const reject = (plugin: FilterName, code: Code, ...reasons: string[]): Rejection => ({
  plugin,
  code,
  reasons: reasons.sort(),
});

/** A filter that looks at nothing but the Pod and the node. */
export const nodeFilter = (rejects: PreparedFilter['rejects']): PreFilter => ({
  kind: 'run',
  filter: { rejects },
});

export type ScoreName =
  | 'TaintToleration'
  | 'NodeAffinity'
  | 'NodeResourcesFit'
  | 'PodTopologySpread'
  | 'InterPodAffinity'
  | 'DynamicResources'
  | 'NodeResourcesBalancedAllocation'
  | 'ImageLocality';

/** The best score of one plugin, before its weight. */
export const maxNodeScore = 100;

/** PreScore: what a plugin gives each feasible node, 0 to 100, in the order of the nodes. */
export type PreScore =
  | { readonly kind: 'skip' }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'scores'; readonly scores: readonly number[] };

export type ScorePlugin = {
  readonly name: ScoreName;
  readonly weight: number;
  readonly score: (pod: PodInfo, cluster: Cluster, feasible: readonly NodeInfo[]) => PreScore;
};
