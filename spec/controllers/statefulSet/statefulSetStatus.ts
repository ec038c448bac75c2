import type { StatefulSet, StatefulSetStatus } from '../../api/objects/apps.ts';
import type { Pod } from '../../api/objects/core.ts';
import { isBeingDeleted } from '../common/podActivity.ts';
import { isPodAvailable } from '../common/podReadiness.ts';
import { syncErrorOf } from '../common/syncError.ts';
import { replicasOf } from './ordinals.ts';
import { podRevision } from './podIdentity.ts';
import { isCreated, isRunningAndReady } from './podState.ts';
import { type Errors, type StatefulSetPass, statusUpdateTries } from './statefulSetView.ts';

/** The names of the two revisions that Pods of a set may have. */
export type RevisionNames = { readonly current: string; readonly update: string };

export type ReplicaCounts = Required<
  Pick<
    StatefulSetStatus,
    'replicas' | 'readyReplicas' | 'availableReplicas' | 'currentReplicas' | 'updatedReplicas'
  >
>;

/** Counts Pods: all, ready, available, and of each revision those that are not being deleted. */
export const countReplicas = (
  { view, set }: StatefulSetPass,
  pods: readonly Pod[],
  { current, update }: RevisionNames,
): ReplicaCounts => {
  const counts = {
    replicas: 0,
    readyReplicas: 0,
    availableReplicas: 0,
    currentReplicas: 0,
    updatedReplicas: 0,
  };
  for (const pod of pods) {
    if (!isCreated(pod)) continue;
    counts.replicas += 1;
    if (isRunningAndReady(pod)) {
      counts.readyReplicas += 1;
      if (isPodAvailable(pod, set.spec?.minReadySeconds ?? 0, view.now)) counts.availableReplicas += 1;
    }
    if (isBeingDeleted(pod)) continue;
    if (podRevision(pod) === current) counts.currentReplicas += 1;
    if (podRevision(pod) === update) counts.updatedReplicas += 1;
  }
  return counts;
};

/** A rolling update has ended when all replicas are of the new revision and ready: then that is the current one. */
const withCompletedUpdate = (set: StatefulSet, status: StatefulSetStatus): StatefulSetStatus => {
  const replicas = replicasOf(set);
  const hasEnded =
    set.spec?.updateStrategy?.type === 'RollingUpdate' &&
    [status.updatedReplicas, status.readyReplicas, status.replicas].every((count) => count === replicas);
  return hasEnded
    ? {
        ...status,
        currentReplicas: status.updatedReplicas ?? 0,
        currentRevision: status.updateRevision ?? '',
      }
    : status;
};

const counts = [
  'replicas',
  'currentReplicas',
  'readyReplicas',
  'updatedReplicas',
  'availableReplicas',
] as const;

const isNews = ({ status }: StatefulSet, to: StatefulSetStatus): boolean =>
  (to.observedGeneration ?? 0) > (status?.observedGeneration ?? 0) ||
  counts.some((count) => (status?.[count] ?? 0) !== (to[count] ?? 0)) ||
  (status?.currentRevision ?? '') !== (to.currentRevision ?? '') ||
  (status?.updateRevision ?? '') !== (to.updateRevision ?? '');

export type StatusUpdate = {
  readonly status: StatefulSetStatus;
  readonly written: boolean;
  readonly errors: Errors;
};

/** Writes the status if it says something new, again where somebody else wrote it meanwhile. */
export const updateStatus = ({ set, calls }: StatefulSetPass, counted: StatefulSetStatus): StatusUpdate => {
  const status = withCompletedUpdate(set, counted);
  if (!isNews(set, status)) return { status, written: false, errors: [] };
  for (let tries = 1; ; tries += 1) {
    const error = calls.call({ kind: 'updateStatus', status });
    if (error === undefined) return { status, written: true, errors: [] };
    if (error.reason !== 'Conflict' || tries >= statusUpdateTries) {
      return { status, written: false, errors: [syncErrorOf(error)] };
    }
  }
};
