import type { Pod } from '../../api/objects/core.ts';
import { scaledValue } from '../common/intOrPercent.ts';
import { isBeingDeleted } from '../common/podActivity.ts';
import { isPodAvailable, isPodReady } from '../common/podReadiness.ts';
import type { DaemonSetPass } from './daemonSetView.ts';
import { backoffKey, failedPodDelay, failedPodDeleted } from './failedPodsBackoff.ts';
import type { Eligibility } from './nodeEligibility.ts';
import { hasHash } from './podRevision.ts';
import { bySeniority } from './podsByNode.ts';

/** What is to be done on one node. */
export type NodeWork = { readonly create: boolean; readonly deletes: readonly Pod[] };

const nothing: NodeWork = { create: false, deletes: [] };

/** How many nodes may have a second Pod during an update; 0 unless the strategy is a rolling update. */
export const maxSurgeOf = ({ daemonSet }: DaemonSetPass, desired: number): number | undefined => {
  const { type, rollingUpdate } = daemonSet.spec?.updateStrategy ?? {};
  return type === 'RollingUpdate' ? scaledValue(rollingUpdate?.maxSurge ?? 0, desired, 'up') : 0;
};

const byPhase = (
  pods: readonly Pod[],
): Readonly<Record<'failed' | 'succeeded' | 'running', readonly Pod[]>> => {
  const phases: Record<'failed' | 'succeeded' | 'running', Pod[]> = {
    failed: [],
    succeeded: [],
    running: [],
  };
  for (const pod of pods) {
    const phase = pod.status?.phase;
    phases[phase === 'Failed' ? 'failed' : phase === 'Succeeded' ? 'succeeded' : 'running'].push(pod);
  }
  return phases;
};

/**
 * Failed Pods that are deleted now: one at a time, with a growing delay, since the kubelet may refuse the next one just as
 * soon. Which of several on one node is the one is not determined.
 */
const failedToDelete = (
  { view, daemonSet, failedPods, choices, requeueAfterMs }: DaemonSetPass,
  failed: readonly Pod[],
  node: string,
): readonly Pod[] => {
  if (failed.length === 0) return failed;
  const key = backoffKey(daemonSet, node);
  const deletes = failed.filter(() => {
    const entry = failedPods.get(key);
    const delay = failedPodDelay(entry, view.now);
    if (delay === undefined) failedPods.set(key, failedPodDeleted(entry, view.now, view.now));
    else requeueAfterMs.push(delay);
    return delay === undefined;
  });
  if (deletes.length > 0 && deletes.length < failed.length) {
    const from = failed.map(({ metadata }) => metadata?.name ?? '');
    choices.push({ kind: 'deletePods', count: deletes.length, from });
  }
  return deletes;
};

/**
 * With surge a node may have two Pods: the oldest of the new revision and the oldest of any other, while the old one is ready
 * and the new one not yet available.
 */
const surplusWithSurge = (
  { view, daemonSet }: DaemonSetPass,
  running: readonly Pod[],
  hash: string,
): readonly Pod[] => {
  const sorted = running.toSorted(bySeniority);
  const newPod = sorted.find((pod) => hasHash(pod, hash));
  const oldPod = sorted.find((pod) => !hasHash(pod, hash));
  const others = sorted.filter((pod) => pod !== newPod && pod !== oldPod);
  if (!newPod || !oldPod) return others;
  const isReplaced =
    !isPodReady(oldPod) || isPodAvailable(newPod, daemonSet.spec?.minReadySeconds ?? 0, view.now);
  return isReplaced ? [...others, oldPod] : others;
};

/**
 * What is to be done on a node that has these Pods (undefined: none at all): one is created where there is none, all go where
 * none may be, failed and succeeded ones go, and of several that run all but the oldest.
 */
export const workOnNode = (
  pass: DaemonSetPass,
  node: string,
  { shouldRun, shouldContinueRunning }: Eligibility,
  pods: readonly Pod[] | undefined,
  hash: string,
): NodeWork => {
  if (pods === undefined) return shouldRun ? { create: true, deletes: [] } : nothing;
  const staying = pods.filter((pod) => !isBeingDeleted(pod));
  if (!shouldContinueRunning) return { create: false, deletes: staying };
  const { failed, succeeded, running } = byPhase(staying);
  const ended = [...failedToDelete(pass, failed, node), ...succeeded];
  const surges = (maxSurgeOf(pass, 1) ?? 0) > 0;
  if (running.length <= 1) return { create: surges && running.length === 0 && shouldRun, deletes: ended };
  const surplus = surges ? surplusWithSurge(pass, running, hash) : running.toSorted(bySeniority).slice(1);
  return { create: false, deletes: [...ended, ...surplus] };
};
