import type { DaemonSet } from '../../api/objects/apps.ts';
import type { Node, Toleration } from '../../api/objects/core.ts';
import { meetsRequiredNodeAffinity, requiredNodeAffinityOf } from '../../scheduling/requiredNodeAffinity.ts';
import { hasUntoleratedTaint } from '../../scheduling/tolerations.ts';

const tolerates = (key: string, effect: string): Toleration => ({
  key: `node.kubernetes.io/${key}`,
  operator: 'Exists',
  effect,
});

/** What every daemon Pod tolerates: it stays on nodes in trouble, and starts on them before others do. */
const daemonTolerations: readonly Toleration[] = [
  tolerates('not-ready', 'NoExecute'),
  tolerates('unreachable', 'NoExecute'),
  tolerates('disk-pressure', 'NoSchedule'),
  tolerates('memory-pressure', 'NoSchedule'),
  tolerates('pid-pressure', 'NoSchedule'),
  tolerates('unschedulable', 'NoSchedule'),
];

const networkToleration = tolerates('network-unavailable', 'NoSchedule');

/** Whether a daemon Pod is to be on a node, and whether one that is there may stay. */
export type Eligibility = { readonly shouldRun: boolean; readonly shouldContinueRunning: boolean };

const neither: Eligibility = { shouldRun: false, shouldContinueRunning: false };

/**
 * Decides for a DaemonSet which nodes it runs on: those that its template names, by node name, node selector and required
 * affinity, and whose taints its Pods tolerate. A taint that only keeps Pods off lets one that is there stay.
 * https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#how-daemon-pods-are-scheduled
 */
export const nodeEligibility = ({ spec }: DaemonSet): ((node: Node) => Eligibility) => {
  const podSpec = spec?.template?.spec;
  const affinity = requiredNodeAffinityOf(podSpec ? { spec: podSpec } : {});
  const tolerations = [
    ...(podSpec?.tolerations ?? []),
    ...daemonTolerations,
    ...(podSpec?.hostNetwork ? [networkToleration] : []),
  ];
  return ({ metadata, spec: nodeSpec }) => {
    const name = metadata?.name ?? '';
    if (podSpec?.nodeName && podSpec.nodeName !== name) return neither;
    if (!meetsRequiredNodeAffinity(affinity, { name, labels: metadata?.labels ?? {} })) return neither;
    const taints = nodeSpec?.taints ?? [];
    if (!hasUntoleratedTaint(taints, tolerations)) return { shouldRun: true, shouldContinueRunning: true };
    const evicting = taints.filter(({ effect }) => effect === 'NoExecute');
    return { shouldRun: false, shouldContinueRunning: !hasUntoleratedTaint(evicting, tolerations) };
  };
};
