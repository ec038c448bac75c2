import type { Node, NodeCondition } from '../../api/objects/core.ts';
import type { NodeHealth } from './nodeHealth.ts';
import type { NodeLifecycleView, NodeWrite } from './nodeLifecycleView.ts';
import { nodeName } from './nodeTaints.ts';
import { markReachable } from './noExecuteTaints.ts';
import { atRate, type TaintQueue } from './taintQueue.ts';
import { taintingRate, type ZoneState, zoneState } from './zones.ts';

/** What is remembered, while a pass changes it. */
export type Disruption = {
  readonly health: ReadonlyMap<string, NodeHealth>;
  readonly zones: ReadonlyMap<string, ZoneState>;
  readonly queues: ReadonlyMap<string, TaintQueue>;
  readonly writes: readonly NodeWrite[];
};

/** The conditions Ready of the nodes that count, by zone. */
export type ReadyByZone = ReadonlyMap<string, readonly (NodeCondition | undefined)[]>;

const isFull = (states: Iterable<ZoneState>): boolean => {
  for (const state of states) if (state !== 'FullDisruption') return false;
  return true;
};

/** Zones that are gone are forgotten, up to the first that was not fully disrupted. */
const withoutGone = (
  zones: ReadonlyMap<string, ZoneState>,
  ready: ReadyByZone,
): ReadonlyMap<string, ZoneState> => {
  const left = new Map(zones);
  for (const [zone, state] of zones) {
    if (!ready.has(zone)) left.delete(zone);
    else if (state !== 'FullDisruption') break;
  }
  return left;
};

/** No node of the cluster is ready: rather the controller is cut off than all nodes broken. Taints go, tainting stops. */
const enterFullDisruption = (
  { now }: NodeLifecycleView,
  before: Disruption,
  nodes: readonly Node[],
): Disruption => {
  let { queues } = before;
  const writes = [...before.writes];
  for (const node of nodes) {
    const reachable = markReachable(node, queues);
    queues = reachable.queues;
    writes.push(...reachable.writes);
  }
  const stopped = new Map(queues);
  for (const zone of before.zones.keys()) {
    const queue = queues.get(zone);
    if (queue) stopped.set(zone, atRate(queue, 0, now));
  }
  const zones = new Map([...before.zones.keys()].map((zone) => [zone, 'FullDisruption'] as const));
  return { ...before, zones, queues: stopped, writes };
};

/** Some node is ready again: all have another grace period. */
const heardNow = (health: ReadonlyMap<string, NodeHealth>, nodes: readonly Node[], now: number) => {
  const next = new Map(health);
  for (const node of nodes) {
    const known = next.get(nodeName(node));
    if (known) next.set(nodeName(node), { ...known, heardAt: now });
  }
  return next;
};

/**
 * How many nodes are tainted a second depends on how each zone is. If no zone has a node that is ready, all NoExecute taints are
 * taken off and none is set; once one has, all nodes have another grace period.
 * https://kubernetes.io/docs/concepts/architecture/nodes/#rate-limits-on-eviction
 */
export const handleDisruption = (
  view: NodeLifecycleView,
  before: Disruption,
  ready: ReadyByZone,
): Disruption => {
  const { now, settings, nodes } = view;
  const states = new Map([...ready].map(([zone, conditions]) => [zone, zoneState(conditions, settings)]));
  const zones = withoutGone(before.zones, ready);
  const isAllFull = isFull(states.values());
  const wasAllFull = isFull([...zones].filter(([zone]) => ready.has(zone)).map(([, state]) => state));
  const at = { ...before, zones };
  if (isAllFull && wasAllFull) return at;
  if (isAllFull) return enterFullDisruption(view, at, nodes);
  const next = new Map(zones);
  const queues = new Map(before.queues);
  for (const [zone, earlier] of zones) {
    const state = states.get(zone);
    const queue = queues.get(zone);
    if (state === undefined || queue === undefined || (!wasAllFull && state === earlier)) continue;
    next.set(zone, state);
    queues.set(zone, atRate(queue, taintingRate(state, ready.get(zone)?.length ?? 0, settings), now));
  }
  return {
    ...at,
    zones: next,
    queues,
    health: wasAllFull ? heardNow(before.health, nodes, now) : before.health,
  };
};
