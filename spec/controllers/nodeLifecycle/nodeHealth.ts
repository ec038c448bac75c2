import type { Node, NodeCondition } from '../../api/objects/core.ts';
import { apiTime, unixMillis } from '../common/time.ts';
import type { NodeLifecycleSettings } from './nodeLifecycleView.ts';
import { conditionOf } from './nodeTaints.ts';

/** What the controller last saw of a node. Times in unix milliseconds. */
export type NodeHealth = {
  readonly ready: NodeCondition | undefined;
  /** when the node was last heard of, on the controller's own clock */
  readonly heardAt: number;
  /** when its lease had been renewed then */
  readonly lease?: number;
};

export type JudgedHealth = {
  readonly health: NodeHealth;
  /** whether the node was ready as it was read */
  readonly wasReady: boolean;
  /** its condition Ready now; undefined if it never had one */
  readonly ready: NodeCondition | undefined;
  /** its conditions if they change */
  readonly conditions?: readonly NodeCondition[];
};

/** Conditions that are Unknown of a node that is silent; NetworkUnavailable is not the kubelet's. */
const kubeletConditions = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'];

const unknownCondition = (node: Node, type: string, now: number): NodeCondition => {
  const condition = conditionOf(node, type);
  const transition = { status: 'Unknown', lastTransitionTime: apiTime(now) };
  if (condition === undefined) {
    const { creationTimestamp } = node.metadata ?? {};
    return {
      type,
      ...transition,
      reason: 'NodeStatusNeverUpdated',
      message: 'Kubelet never posted node status.',
      ...(creationTimestamp ? { lastHeartbeatTime: creationTimestamp } : {}),
    };
  }
  if (condition.status === 'Unknown') return condition;
  const message = 'Kubelet stopped posting node status.';
  return { ...condition, ...transition, reason: 'NodeStatusUnknown', message };
};

const unknownConditions = (node: Node, now: number): NodeCondition[] => {
  const conditions = node.status?.conditions ?? [];
  const changed = conditions.map((each) =>
    kubeletConditions.includes(each.type) ? unknownCondition(node, each.type, now) : each,
  );
  const missing = kubeletConditions.filter((type) => conditionOf(node, type) === undefined);
  return [...changed, ...missing.map((type) => unknownCondition(node, type, now))];
};

/** What is remembered of a node once its status is seen: it counts as heard of if its heartbeat is another. */
const afterStatus = (node: Node, before: NodeHealth | undefined, now: number): NodeHealth => {
  const ready = conditionOf(node, 'Ready');
  if (ready === undefined) {
    if (before === undefined) {
      return { ready, heardAt: unixMillis(node.metadata?.creationTimestamp) ?? Number.NEGATIVE_INFINITY };
    }
    return { ...before, ready };
  }
  if (before?.ready === undefined) return { ready, heardAt: now };
  return before.ready.lastHeartbeatTime === ready.lastHeartbeatTime ? before : { ready, heardAt: now };
};

/**
 * Whether a node is still heard of: by the heartbeat of its condition Ready, or by its lease. One that is silent for longer
 * than its grace period has its conditions set to Unknown. A renewed lease counts if it is newer than the one that was seen
 * with the last heartbeat; after a new heartbeat any lease does, for once.
 * https://kubernetes.io/docs/reference/node/node-status/#heartbeats
 */
export const judgeHealth = (
  node: Node,
  before: NodeHealth | undefined,
  lease: number | undefined,
  { nodeStartupGracePeriodSeconds, nodeMonitorGracePeriodSeconds }: NodeLifecycleSettings,
  now: number,
): JudgedHealth => {
  const observed = conditionOf(node, 'Ready');
  const wasReady = observed?.status === 'True';
  const graceSeconds = observed ? nodeMonitorGracePeriodSeconds : nodeStartupGracePeriodSeconds;
  const seen = afterStatus(node, before, now);
  const isRenewed = lease !== undefined && (before?.lease === undefined || before.lease < lease);
  const health: NodeHealth = isRenewed ? { ...seen, heardAt: now, lease } : seen;
  const heard = { health, wasReady, ready: observed };
  if (now <= health.heardAt + graceSeconds * 1000 || observed?.status === 'Unknown') return heard;
  const conditions = unknownConditions(node, now);
  const ready = conditions.find(({ type }) => type === 'Ready');
  return {
    health: { ready, heardAt: health.heardAt, ...(lease === undefined ? {} : { lease }) },
    wasReady,
    ready,
    conditions,
  };
};
