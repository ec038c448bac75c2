import type { Node } from '../../api/objects/core.ts';
import type { ReadObject } from '../../manifest/readManifest.ts';
import { unixMillis } from '../common/time.ts';
import { monitorNodeHealth } from '../nodeLifecycle/monitorNodeHealth.ts';
import {
  defaultNodeLifecycleSettings,
  type NodeLifecycleMemory,
  type NodeWrite,
  nothingRemembered,
} from '../nodeLifecycle/nodeLifecycleView.ts';
import { afterNodeWrite, conditionOf, nodeName, noScheduleTaints } from '../nodeLifecycle/nodeTaints.ts';
import { taintNodes } from '../nodeLifecycle/taintNodes.ts';
import type { ClusterObjects } from './clusterObjects.ts';
import type { ReconciliationOf } from './reconciliation.ts';

/** What the controller does about one node, and by what. Times in unix milliseconds. */
export type NodeHealthWrites = {
  readonly node: Node;
  readonly now: number;
  /** when it was last heard of, by its status or its lease; undefined if its lease is not in the input */
  readonly heardAt: number | undefined;
  readonly graceSeconds: number;
  /** no node of the input is ready: the controller takes itself to be cut off */
  readonly isCutOff: boolean;
  readonly writes: readonly NodeWrite[];
};

/** The lease of a node: it has the node's name, in the namespace of the node leases. */
export const isNodeLease = ({ kind, object }: ReadObject): boolean =>
  kind === 'Lease' &&
  (object.metadata as { namespace?: unknown } | undefined)?.namespace === 'kube-node-lease';

const leasesOf = (read: readonly ReadObject[]): ReadonlyMap<string, number> =>
  new Map(
    read.filter(isNodeLease).flatMap(({ object }): [string, number][] => {
      const { name } = object.metadata as { name?: unknown };
      const { renewTime } = (object.spec ?? {}) as { renewTime?: unknown };
      const renewed = typeof renewTime === 'string' ? unixMillis(renewTime) : undefined;
      return typeof name === 'string' && renewed !== undefined ? [[name, renewed]] : [];
    }),
  );

/**
 * What the node lifecycle controller does about the Nodes of an input, if anything. It has watched them all along, on a clock that
 * shows what theirs do: a node was heard of at its last heartbeat or when its lease was renewed, whichever was later. A node
 * without its lease is taken as heard of: a status alone is only written every 5 minutes.
 * Of one that has neither conditions nor a lease nothing is known, and it is left out.
 */
export const reconcileNodes = (
  { nodes: all, pods }: ClusterObjects,
  read: readonly ReadObject[],
  now: number,
): readonly ReconciliationOf<'nodeLifecycle'>[] => {
  const leases = leasesOf(read);
  const nodes = all.filter(
    (node) => (node.status?.conditions ?? []).length > 0 || leases.has(nodeName(node)),
  );
  const settings = defaultNodeLifecycleSettings;
  const heard = new Map<string, number | undefined>();
  const health = new Map<
    string,
    { ready: ReturnType<typeof conditionOf>; heardAt: number; lease?: number }
  >();
  for (const node of nodes) {
    const name = nodeName(node);
    const ready = conditionOf(node, 'Ready');
    const lease = leases.get(name);
    const heardAt =
      lease === undefined ? undefined : Math.max(lease, unixMillis(ready?.lastHeartbeatTime) ?? lease);
    heard.set(name, heardAt);
    health.set(name, { ready, heardAt: heardAt ?? now, ...(lease === undefined ? {} : { lease }) });
  }
  const known = new Set(nodes.map(nodeName));
  const memory: NodeLifecycleMemory = { ...nothingRemembered, known, health };
  const view = { now, nodes, pods, leases, settings, memory };
  const pass = monitorNodeHealth(view);
  const judged = nodes.map((node) => pass.writes.reduce(afterNodeWrite, node));
  const tainted = taintNodes({ ...view, nodes: judged, memory: pass.memory });
  const written = [...pass.writes, ...tainted.writes, ...judged.flatMap(noScheduleTaints)];
  const zones = [...pass.memory.zones.values()];
  const isCutOff = zones.length > 0 && zones.every((zone) => zone === 'FullDisruption');
  return nodes.flatMap((node) => {
    const name = nodeName(node);
    const writes = written.filter((write) =>
      write.kind === 'markPodNotReady' ? write.pod.spec?.nodeName === name : write.node === name,
    );
    if (writes.length === 0) return [];
    const graceSeconds = conditionOf(node, 'Ready')
      ? settings.nodeMonitorGracePeriodSeconds
      : settings.nodeStartupGracePeriodSeconds;
    const heardAt = heard.get(name);
    return [{ controller: 'nodeLifecycle', node, now, heardAt, graceSeconds, isCutOff, writes }];
  });
};
