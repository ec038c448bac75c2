import type { Node } from '../../api/objects/core.ts';
import type { BoundPod } from '../boundPod.ts';
import { isCriticalPod } from '../criticalPod.ts';
import { nodeShutdownRejection } from '../shutdown/gracefulNodeShutdown.ts';
import { type AdmissionDecision, admitted, rejected } from './decision.ts';
import { type Insufficient, type Misfit, misfits, misfitText } from './nodeFit.ts';
import { admitUnderPressure, type PressureCondition } from './nodePressure.ts';
import { preemptForCritical } from './preemptForCritical.ts';
import { admitSysctls } from './sysctls.ts';

/** What a kubelet knows of itself. */
export type KubeletNode = {
  readonly node: Node;
  readonly operatingSystem: 'linux' | 'windows';
  /** conditions that node pressure has set, in the order in which they were met */
  readonly pressure: readonly PressureCondition[];
  readonly allowedUnsafeSysctls: readonly string[];
  readonly shuttingDown: boolean;
};

/** Whether the Pod is taken; for a critical Pod others may have to be preempted first. */
export type PodAdmission =
  | { readonly admitted: true; readonly preempted: readonly BoundPod[] }
  | Exclude<AdmissionDecision, { readonly admitted: true }>;

const admitOperatingSystem = (pod: BoundPod, { operatingSystem }: KubeletNode): AdmissionDecision => {
  const label = pod.metadata?.labels?.['kubernetes.io/os'];
  if (label !== undefined && label !== operatingSystem) {
    return rejected(
      'PodOSSelectorNodeLabelDoesNotMatch',
      "Failed to admit pod as the `kubernetes.io/os` label doesn't match node label",
    );
  }
  if (pod.spec.os !== undefined && pod.spec.os.name !== operatingSystem) {
    return rejected('PodOSNotSupported', "Failed to admit pod as the OS field doesn't match node OS");
  }
  return admitted;
};

const admitSupplementalGroups = (pod: BoundPod, { node }: KubeletNode): AdmissionDecision => {
  const strict = pod.spec.securityContext?.supplementalGroupsPolicy === 'Strict';
  if (!strict || node.status?.features?.supplementalGroupsPolicy) return admitted;
  return rejected(
    'SupplementalGroupsPolicyNotSupported',
    'SupplementalGroupsPolicy=Strict is not supported in this node',
  );
};

const turnedAway = (misfit: Misfit): PodAdmission => {
  const { reason, message } = misfitText(misfit);
  return { admitted: false, reason, message };
};

/** A critical Pod is not rejected for a lack of resources: others are preempted for it. */
const admitFit = (pod: BoundPod, others: readonly BoundPod[], { node }: KubeletNode): PodAdmission => {
  const found = misfits(pod, node, others);
  const broken = found.find(({ kind }) => kind === 'rule');
  const first = isCriticalPod(pod) ? (broken ?? found[0]) : found[0];
  if (first === undefined) return { admitted: true, preempted: [] };
  if (!isCriticalPod(pod) || broken) return turnedAway(first);

  const lacking = found.flatMap((misfit): readonly Insufficient[] =>
    misfit.kind === 'insufficient' ? [misfit.insufficient] : [],
  );
  const preemption = preemptForCritical(pod, others, lacking);
  if (preemption.possible) return { admitted: true, preempted: preemption.victims };
  const unmet = preemption.unmet.map(({ resource, amount }) => `(res: ${resource}, q: ${amount}), `).join('');
  return {
    admitted: false,
    reason: 'UnexpectedAdmissionError',
    message: `Unexpected error while attempting to recover from admission failure: preemption: error finding a set of pods to preempt: no set of running pods found to reclaim resources: [${unmet}]`,
  };
};

/**
 * Whether a kubelet takes a Pod that is bound to its node, beside the Pods it has taken already. Checked in this
 * order: node pressure, sysctls, operating system, supplemental groups, resources and the scheduler's rules, the
 * node's shutdown. (CPU, memory, topology and device managers are not modelled.)
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename
 */
export const admitPod = (pod: BoundPod, others: readonly BoundPod[], kubelet: KubeletNode): PodAdmission => {
  for (const decision of [
    admitUnderPressure(pod, kubelet.pressure),
    admitSysctls(pod, kubelet.allowedUnsafeSysctls),
    admitOperatingSystem(pod, kubelet),
    admitSupplementalGroups(pod, kubelet),
  ]) {
    if (!decision.admitted) return decision;
  }
  const fit = admitFit(pod, others, kubelet);
  if (!fit.admitted || !kubelet.shuttingDown) return fit;
  return { admitted: false, ...nodeShutdownRejection };
};
