import { byText } from '../../api/byText.ts';
import type { Cluster } from '../cluster.ts';
import type { Filters } from '../filtering.ts';
import type { Code } from '../plugin.ts';
import type { PodInfo } from '../podInfo.ts';
import { bestCandidates } from './pick.ts';
import { type DryRun, type Victims, victimsOnNode } from './victims.ts';

export type Preemption =
  | { readonly eligible: false; readonly message: string }
  | {
      readonly eligible: true;
      /** the nodes on which preemption would help */
      readonly candidates: readonly Victims[];
      /** those of them that are tied after all criteria */
      readonly best: readonly Victims[];
      /** why it would not help on the other nodes, by node */
      readonly unhelpful: ReadonlyMap<string, readonly string[]>;
    };

const notHelpful = 'Preemption is not helpful for scheduling';

const isBeingPreempted = ({ pod, terminating }: PodInfo): boolean => {
  const condition = pod.status?.conditions?.find(({ type }) => type === 'DisruptionTarget');
  return terminating && condition?.status === 'True' && condition.reason === 'PreemptionByScheduler';
};

/** A Pod for which others are being preempted already waits for them. */
const waitsForVictims = (pod: PodInfo, cluster: Cluster, codes: ReadonlyMap<string, Code>): boolean => {
  const nominated = pod.pod.status?.nominatedNodeName;
  if (!nominated || codes.get(nominated) === 'UnschedulableAndUnresolvable') return false;
  const pods = cluster.byName.get(nominated)?.pods ?? [];
  return pods.some((other) => other.priority < pod.priority && isBeingPreempted(other));
};

/**
 * DefaultPreemption: where no node is feasible, the nodes on which evicting Pods of lower priority would make the
 * Pod fit. Every node is tried that was rejected with `Unschedulable`.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 *
 * @param codes with which code each node was rejected
 */
export const defaultPreemption = (
  pod: PodInfo,
  cluster: Cluster,
  filters: Filters,
  codes: ReadonlyMap<string, Code>,
): Preemption => {
  if (pod.pod.spec?.preemptionPolicy === 'Never') {
    return { eligible: false, message: 'not eligible due to preemptionPolicy=Never.' };
  }
  if (waitsForVictims(pod, cluster, codes)) {
    return { eligible: false, message: 'not eligible due to a terminating pod on the nominated node.' };
  }
  const candidates: Victims[] = [];
  const unhelpful = new Map<string, readonly string[]>();
  for (const node of cluster.nodes) {
    const dryRun: DryRun =
      codes.get(node.name) === 'Unschedulable'
        ? victimsOnNode(pod, node, filters, cluster)
        : { helps: false, node: node.name, reasons: [notHelpful] };
    if (dryRun.helps) candidates.push(dryRun);
    else unhelpful.set(dryRun.node, dryRun.reasons);
  }
  const best = bestCandidates(candidates).toSorted((a, b) => byText(a.node, b.node));
  return { eligible: true, candidates, best, unhelpful };
};
