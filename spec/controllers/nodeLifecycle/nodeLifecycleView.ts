import type { Node, NodeCondition, Pod, Taint } from '../../api/objects/core.ts';
import type { NodeHealth } from './nodeHealth.ts';
import type { TaintQueue } from './taintQueue.ts';
import type { ZoneState } from './zones.ts';

/** The settings of the controller; the defaults are those of the controller manager's options of these names. */
export type NodeLifecycleSettings = {
  /** for how long a node may be silent that has never told whether it is ready */
  readonly nodeStartupGracePeriodSeconds: number;
  /** for how long any other may be silent */
  readonly nodeMonitorGracePeriodSeconds: number;
  /** how many nodes a second get NoExecute taints in a zone that is well */
  readonly nodeEvictionRate: number;
  /** how many do in a zone that is partially disrupted, if it is large */
  readonly secondaryNodeEvictionRate: number;
  /** a zone with more nodes is large */
  readonly largeClusterThreshold: number;
  /** which part of its nodes must be unready for a zone to be disrupted */
  readonly unhealthyZoneThreshold: number;
};

export const defaultNodeLifecycleSettings: NodeLifecycleSettings = {
  nodeStartupGracePeriodSeconds: 60,
  nodeMonitorGracePeriodSeconds: 50,
  nodeEvictionRate: 0.1,
  secondaryNodeEvictionRate: 0.01,
  largeClusterThreshold: 50,
  unhealthyZoneThreshold: 0.55,
};

/** What the controller remembers from pass to pass; a restart forgets it. */
export type NodeLifecycleMemory = {
  /** the nodes that it has seen and that have not gone */
  readonly known: ReadonlySet<string>;
  /** what it last saw of each node; kept when the node goes */
  readonly health: ReadonlyMap<string, NodeHealth>;
  readonly zones: ReadonlyMap<string, ZoneState>;
  /** by zone, the nodes that are to get a NoExecute taint; kept when the zone goes */
  readonly queues: ReadonlyMap<string, TaintQueue>;
};

export const nothingRemembered: NodeLifecycleMemory = {
  known: new Set(),
  health: new Map(),
  zones: new Map(),
  queues: new Map(),
};

/** What the controller sees, and what it remembers. */
export type NodeLifecycleView = {
  /** unix milliseconds */
  readonly now: number;
  /** the nodes in the cache, in the order in which it lists them */
  readonly nodes: readonly Node[];
  readonly pods: readonly Pod[];
  /** when the lease of each node was last renewed, unix milliseconds */
  readonly leases: ReadonlyMap<string, number>;
  readonly settings: NodeLifecycleSettings;
  readonly memory: NodeLifecycleMemory;
};

export type NodeWrite =
  | { readonly kind: 'setConditions'; readonly node: string; readonly conditions: readonly NodeCondition[] }
  | { readonly kind: 'addTaint' | 'removeTaint'; readonly node: string; readonly taint: Taint }
  | { readonly kind: 'markPodNotReady'; readonly pod: Pod };

/** What a pass writes, in order, and remembers. */
export type NodeLifecyclePass = {
  readonly writes: readonly NodeWrite[];
  readonly memory: NodeLifecycleMemory;
};
