import type { Node, Pod, PodCondition } from '../../api/objects/core.ts';
import { type ApiCalls, apiCalls } from '../common/apiCalls.ts';
import { isBeingDeleted, isPodTerminal } from '../common/podActivity.ts';
import { apiTime, unixMillis } from '../common/time.ts';
import {
  type PodGCPass,
  type PodGCStep,
  type PodGCView,
  type PodGCWrite,
  quarantineMs,
} from './podGCView.ts';

/** Pods of these phases have not ended; those of an unknown phase have. */
const unended = ['Pending', 'Running', 'Unknown'];

const isEvicted = ({ status }: Pod): boolean => status?.phase === 'Failed' && status.reason === 'Evicted';

/** Evicted Pods first, then the oldest. */
const firstToGo = (a: Pod, b: Pod): number => {
  if (isEvicted(a) !== isEvicted(b)) return isEvicted(a) ? -1 : 1;
  const age =
    (unixMillis(a.metadata?.creationTimestamp) ?? 0) - (unixMillis(b.metadata?.creationTimestamp) ?? 0);
  return age || ((a.metadata?.name ?? '') < (b.metadata?.name ?? '') ? -1 : 1);
};

/** Of the Pods that have ended, those beyond the threshold. */
const terminatedPods = ({ pods, terminatedPodThreshold: kept }: PodGCView): Pod[] => {
  if (kept <= 0) return [];
  const ended = pods.filter(({ status }) => !unended.includes(status?.phase ?? ''));
  return ended.sort(firstToGo).slice(0, Math.max(0, ended.length - kept));
};

const isOutOfService = ({ spec, status }: Node): boolean =>
  (spec?.taints ?? []).some(({ key }) => key === 'node.kubernetes.io/out-of-service') &&
  !(status?.conditions ?? []).some(({ type, status: is }) => type === 'Ready' && is === 'True');

/** Pods that are being deleted on nodes that are not ready and marked as out of service. */
const outOfServicePods = ({ pods, nodes }: PodGCView): Pod[] => {
  const names = new Set(nodes.filter(isOutOfService).map(({ metadata }) => metadata?.name));
  return pods.filter((pod) => isBeingDeleted(pod) && names.has(pod.spec?.nodeName)).sort(firstToGo);
};

/** The nodes that are gone: missing for long enough, and unknown to the API; and those that are still in quarantine. */
const goneNodes = ({
  now,
  pods,
  nodes,
  quarantine,
  liveNode,
}: PodGCView): { readonly gone: ReadonlySet<string>; readonly quarantine: ReadonlyMap<string, number> } => {
  const existing = new Set(nodes.map(({ metadata }) => metadata?.name ?? ''));
  const waiting = new Map([...quarantine].filter(([, until]) => until > now));
  for (const { spec } of pods) {
    const name = spec?.nodeName;
    if (!name || existing.has(name)) continue;
    waiting.set(name, Math.min(waiting.get(name) ?? Number.POSITIVE_INFINITY, now + quarantineMs));
  }
  const gone = new Set<string>();
  for (const [name, until] of quarantine) {
    if (until <= now && !existing.has(name) && liveNode(name).found === false) gone.add(name);
  }
  return { gone, quarantine: waiting };
};

const nodeIsGone = ({ metadata }: Pod, now: number): PodCondition => ({
  type: 'DisruptionTarget',
  status: 'True',
  reason: 'DeletionByPodGC',
  message: 'PodGC: node no longer exists',
  lastTransitionTime: apiTime(now),
  ...(metadata?.generation ? { observedGeneration: metadata.generation } : {}),
});

/** Tells that a Pod has failed, unless it has ended, and deletes it by force. If the first is refused the second waits. */
const failAndDelete = (
  pod: Pod,
  step: PodGCStep,
  condition: PodCondition | undefined,
  { call }: ApiCalls<PodGCWrite>,
): void => {
  if (!isPodTerminal(pod)) {
    const status = {
      phase: 'Failed',
      observedGeneration: pod.metadata?.generation ?? 0,
      ...(condition ? { condition } : {}),
    } as const;
    if (call({ kind: 'patchStatus', step, pod, status })) return;
  }
  call({ kind: 'deletePod', step, pod, gracePeriodSeconds: 0 });
};

/**
 * Pod garbage collection removes Pods that nobody else would. One pass over all Pods:
 *
 * 1. Pods that have ended, beyond the threshold: evicted ones first, then the oldest.
 * 2. Pods that are being deleted on nodes that are out of service and not ready.
 * 3. Pods of nodes that are gone, after a quarantine; they get the condition DisruptionTarget.
 * 4. Pods that are being deleted and have no node.
 *
 * All four go by one listing, so that a Pod may be tried twice. A Pod that has not ended is told to have failed first.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection
 */
export const collectPods = (view: PodGCView): PodGCPass => {
  const calls = apiCalls<PodGCWrite>(view.answers);
  const remove = (pods: readonly Pod[], step: PodGCStep): void => {
    for (const pod of pods) {
      failAndDelete(pod, step, step === 'orphaned' ? nodeIsGone(pod, view.now) : undefined, calls);
    }
  };
  remove(terminatedPods(view), 'terminated');
  remove(outOfServicePods(view), 'outOfService');
  const { gone, quarantine } = goneNodes(view);
  const isOrphan = ({ spec }: Pod): boolean => spec?.nodeName !== undefined && gone.has(spec.nodeName);
  remove(view.pods.filter(isOrphan), 'orphaned');
  const isUnscheduled = (pod: Pod): boolean => isBeingDeleted(pod) && !pod.spec?.nodeName;
  remove(view.pods.filter(isUnscheduled), 'unscheduledTerminating');
  return { tried: calls.tried, quarantine };
};
