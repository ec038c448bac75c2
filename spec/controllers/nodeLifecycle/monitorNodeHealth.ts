import type { Node, NodeCondition } from '../../api/objects/core.ts';
import { handleDisruption } from './disruption.ts';
import { judgeHealth } from './nodeHealth.ts';
import type { NodeLifecyclePass, NodeLifecycleView, NodeWrite } from './nodeLifecycleView.ts';
import { nodeName } from './nodeTaints.ts';
import { followReady, markReachable } from './noExecuteTaints.ts';
import { markPodsNotReady } from './podsNotReady.ts';
import { type TaintQueue, taintQueue } from './taintQueue.ts';
import { isExcluded, type ZoneState, zoneOf } from './zones.ts';

/** Zones that are new get a queue; nodes that are new lose their NoExecute taints and are looked at afresh. */
const register = ({ nodes, memory, settings }: NodeLifecycleView) => {
  const zones = new Map<string, ZoneState>(memory.zones);
  let queues: ReadonlyMap<string, TaintQueue> = memory.queues;
  const writes: NodeWrite[] = [];
  const addZone = (node: Node): void => {
    const zone = zoneOf(node);
    if (zones.has(zone)) return;
    zones.set(zone, 'Initial');
    queues = new Map([...queues, [zone, taintQueue(settings.nodeEvictionRate)]]);
  };
  const isKnown = (node: Node): boolean => memory.known.has(nodeName(node));
  for (const node of nodes.filter(isKnown)) addZone(node);
  for (const node of nodes.filter((each) => !isKnown(each))) {
    addZone(node);
    const reachable = markReachable(node, queues);
    queues = reachable.queues;
    writes.push(...reachable.writes);
  }
  return { zones, queues, writes };
};

/**
 * The node lifecycle controller watches over the nodes. One pass over all of them, every 5 seconds:
 *
 * 1. A node that is not heard of for too long, by its status or its lease, has its conditions set to Unknown.
 * 2. Its NoExecute taints follow from its condition Ready: at once if it is ready, in turn if it is not.
 * 3. The Pods of a node that is ready no longer are told not to be ready.
 * 4. How fast nodes get their taints is set by how the zones are, and not at all while no node of the cluster is ready.
 *
 * The pass decides by what the cache showed when it began. Between the passes `taintNodes` gives the taints, `noScheduleTaints`
 * those that keep new Pods away, and `podBoundToUnreadyNode` looks at Pods that are bound. Pods are evicted by the taint
 * eviction controller.
 * https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller
 */
export const monitorNodeHealth = (view: NodeLifecycleView): NodeLifecyclePass => {
  const { now, nodes, pods, leases, settings, memory } = view;
  const registered = register(view);
  const writes = [...registered.writes];
  const health = new Map(memory.health);
  let { queues } = registered;
  const readyByZone = new Map<string, (NodeCondition | undefined)[]>();
  for (const node of nodes) {
    const name = nodeName(node);
    const judged = judgeHealth(node, health.get(name), leases.get(name), settings, now);
    const { ready, wasReady, conditions } = judged;
    health.set(name, judged.health);
    if (conditions) writes.push({ kind: 'setConditions', node: name, conditions });
    if (!isExcluded(node)) {
      readyByZone.set(zoneOf(node), [...(readyByZone.get(zoneOf(node)) ?? []), ready]);
    }
    if (ready === undefined) continue;
    const followed = followReady(node, ready.status, queues, now);
    queues = followed.queues;
    writes.push(...followed.writes);
    if (wasReady && ready.status !== 'True') writes.push(...markPodsNotReady(node, pods));
  }
  const before = { health, zones: registered.zones, queues, writes };
  const { writes: all, ...remembered } = handleDisruption(view, before, readyByZone);
  return { writes: all, memory: { known: new Set(nodes.map(nodeName)), ...remembered } };
};
