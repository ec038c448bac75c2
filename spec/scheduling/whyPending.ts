import type { FilterName } from './plugin.ts';
import type { Preemption } from './preemption/defaultPreemption.ts';
import type { Decision } from './schedule.ts';

/** Why a Pod stays Pending. */
export type WhyPending = {
  /** as Kubernetes words it in the condition PodScheduled and the event FailedScheduling */
  readonly message: string;
  /** the same in one plain sentence */
  readonly sentence: string;
};

const plainReasons: Readonly<Record<FilterName, string>> = {
  NodeUnschedulable: 'cordoned',
  NodeName: 'not the node that the Pod names',
  TaintToleration: 'tainted, and the Pod does not tolerate it',
  NodeAffinity: "not what the Pod's node selector or node affinity asks for",
  NodePorts: 'host port in use',
  NodeResourcesFit: 'too little room',
  VolumeRestrictions: 'volume in use by another Pod',
  NodeVolumeLimits: 'too many volumes attached',
  VolumeBinding: 'volumes out of reach',
  VolumeZone: 'volumes in another zone',
  PodTopologySpread: 'too many Pods alike in that domain already',
  InterPodAffinity: 'Pod affinity or anti-affinity rules against it',
  NodeDeclaredFeatures: 'a feature missing that the Pod needs',
};

const histogram = (reasons: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const texts = [...counts].map(([reason, count]) => `${count} ${reason}`).sort();
  return texts.length === 0 ? '' : ` ${texts.join(', ')}.`;
};

const preemptionMessage = (preemption: Preemption | undefined, nodes: number): string => {
  if (preemption === undefined || nodes === 0) return '';
  if (!preemption.eligible) return ` preemption: ${preemption.message}`;
  if (preemption.candidates.length > 0) return '';
  const reasons = histogram([...preemption.unhelpful.values()].flat());
  return ` preemption: 0/${nodes} nodes are available:${reasons}`;
};

const preemptionSentence = (preemption: Preemption | undefined): string => {
  if (preemption?.eligible !== true) return '';
  const [pick] = preemption.best;
  if (pick === undefined) return '; evicting other Pods would not help';
  const names = pick.victims.map(({ namespace, name }) => `${namespace}/${name}`).join(', ');
  return `; evicting ${names} from ${pick.node} would make room`;
};

const noNodeTakes = ({ nodes, preemption }: Decision): WhyPending => {
  const reasons: string[] = [];
  const plugins = new Map<FilterName, number>();
  for (const verdict of nodes) {
    if (verdict.feasible) continue;
    const { plugin } = verdict.rejection;
    reasons.push(...verdict.rejection.reasons);
    plugins.set(plugin, (plugins.get(plugin) ?? 0) + 1);
  }
  const total = nodes.length;
  const plain = [...plugins]
    .sort(([, a], [, b]) => b - a)
    .map(([plugin, count]) => `${plainReasons[plugin]} (${count} of ${total})`);
  return {
    message: `0/${total} nodes are available:${histogram(reasons)}${preemptionMessage(preemption, total)}`,
    sentence: `No node takes the Pod: ${plain.join(', ')}${preemptionSentence(preemption)}.`,
  };
};

/**
 * Why a Pod stays Pending after a decision; undefined if it does not: some node is feasible.
 * https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/#my-pod-stays-pending
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/
 */
export const whyPending = (decision: Decision): WhyPending | undefined => {
  const { preEnqueueReject, prefilterReject, nodes, error, preemption } = decision;
  if (preEnqueueReject !== undefined) {
    return {
      message: 'Scheduling is blocked due to non-empty scheduling gates',
      sentence: `The Pod is ${preEnqueueReject.reasons.join(', ')}.`,
    };
  }
  if (nodes.length === 0) {
    return { message: 'no nodes available to schedule pods', sentence: 'The cluster has no nodes.' };
  }
  if (prefilterReject !== undefined) {
    const reasons = prefilterReject.reasons.join(', ');
    const message = `0/${nodes.length} nodes are available: ${reasons}.`;
    return {
      message: `${message}${preemptionMessage(preemption, nodes.length)}`,
      sentence: `No node was considered: ${reasons} (${prefilterReject.plugin}).`,
    };
  }
  if (error !== undefined) {
    return { message: error, sentence: `The scheduler cannot read a preference of the Pod: ${error}.` };
  }
  return nodes.some(({ feasible }) => feasible) ? undefined : noNodeTakes(decision);
};
