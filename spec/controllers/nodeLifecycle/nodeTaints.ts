import type { Node, NodeCondition, Taint } from '../../api/objects/core.ts';
import type { NodeWrite } from './nodeLifecycleView.ts';

const notReady = 'node.kubernetes.io/not-ready';
const unreachable = 'node.kubernetes.io/unreachable';
const unschedulable = 'node.kubernetes.io/unschedulable';

/** The taints with which Pods are driven off a node that is not ready, or that cannot be reached. */
export const notReadyTaint: Taint = { key: notReady, effect: 'NoExecute' };
export const unreachableTaint: Taint = { key: unreachable, effect: 'NoExecute' };

/** Which condition of a node, and which status of it, keeps new Pods away by which taint. */
const taintsOfConditions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Ready: { False: notReady, Unknown: unreachable },
  MemoryPressure: { True: 'node.kubernetes.io/memory-pressure' },
  DiskPressure: { True: 'node.kubernetes.io/disk-pressure' },
  NetworkUnavailable: { True: 'node.kubernetes.io/network-unavailable' },
  PIDPressure: { True: 'node.kubernetes.io/pid-pressure' },
};

const keysOfController = new Set([
  unschedulable,
  ...Object.values(taintsOfConditions).flatMap((keys) => Object.values(keys)),
]);

export const hasTaint = ({ spec }: Node, { key, effect }: Taint): boolean =>
  (spec?.taints ?? []).some((taint) => taint.key === key && taint.effect === effect);

export const conditionOf = ({ status }: Node, type: string): NodeCondition | undefined =>
  status?.conditions?.find((condition) => condition.type === type);

export const nodeName = ({ metadata }: Node): string => metadata?.name ?? '';

/** Puts one taint in the place of another, which is only taken away if the node as it was read has it. */
export const swapTaint = (node: Node, add: Taint, remove: Taint): NodeWrite[] => [
  { kind: 'addTaint', node: nodeName(node), taint: add },
  ...removeTaint(node, remove),
];

export const removeTaint = (node: Node, taint: Taint): NodeWrite[] =>
  hasTaint(node, taint) ? [{ kind: 'removeTaint', node: nodeName(node), taint }] : [];

/**
 * The NoSchedule taints of a node follow from its conditions and from whether it is cordoned, at once and in any number:
 * what to add and what to take away.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-nodes-by-condition
 */
export const noScheduleTaints = (node: Node): NodeWrite[] => {
  const wanted = new Set<string>();
  for (const { type, status } of node.status?.conditions ?? []) {
    const key = taintsOfConditions[type]?.[status];
    if (key !== undefined) wanted.add(key);
  }
  if (node.spec?.unschedulable) wanted.add(unschedulable);
  const name = nodeName(node);
  const taintOf = (key: string): Taint => ({ key, effect: 'NoSchedule' });
  const present = [...keysOfController].filter((key) => hasTaint(node, taintOf(key)));
  return [
    ...[...wanted]
      .filter((key) => !present.includes(key))
      .map((key) => ({ kind: 'addTaint', node: name, taint: taintOf(key) }) as const),
    ...present
      .filter((key) => !wanted.has(key))
      .map((key) => ({ kind: 'removeTaint', node: name, taint: taintOf(key) }) as const),
  ];
};

/** A node after a write. */
export const afterNodeWrite = (node: Node, write: NodeWrite): Node => {
  if (write.kind === 'markPodNotReady' || write.node !== nodeName(node)) return node;
  if (write.kind === 'setConditions') {
    return { ...node, status: { ...node.status, conditions: [...write.conditions] } };
  }
  const { taint } = write;
  if (hasTaint(node, taint) === (write.kind === 'addTaint')) return node;
  const others = (node.spec?.taints ?? []).filter(
    ({ key, effect }) => key !== taint.key || effect !== taint.effect,
  );
  return { ...node, spec: { ...node.spec, taints: write.kind === 'addTaint' ? [...others, taint] : others } };
};
