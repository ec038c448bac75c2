import type { SetMoment } from '../../../models/recorded/history/statefulSetCounts.ts';
import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import type { StatefulSet, StatefulSetStatus } from '../../../spec/api/objects/apps.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

/** Whether the controller may have counted so at a moment, and then deleted Pods to update them. */
const fits = (
  { currentRevision = '', updateRevision = '', ...status }: Partial<StatefulSetStatus>,
  minReadySeconds: number,
  { replicas, ready, revisions, deletions }: SetMoment,
  deletionsByNow: number,
): boolean => {
  const { readyReplicas = 0, availableReplicas = 0, currentReplicas = 0, updatedReplicas = 0 } = status;
  if (status.replicas !== replicas || readyReplicas !== ready) return false;
  if (minReadySeconds === 0 ? availableReplicas !== ready : availableReplicas > ready) return false;
  if (updatedReplicas !== (revisions[updateRevision] ?? 0)) return false;
  const current = revisions[currentRevision] ?? 0;
  const counted = currentReplicas <= current && currentReplicas >= current - (deletionsByNow - deletions);
  return counted || (currentRevision === updateRevision && currentReplicas === updatedReplicas);
};

export const counts: LawRecord = {
  id: 'statefulset/counts',
  says: "A StatefulSet's status counts the Pods that it had at some moment: all of them, those that run and are ready, and those of its revisions that are not being deleted",
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetstatus-v1-apps',
  fields: ['statefulset.status'],
  exceptions: ['Pods that it deletes to update them are counted off those of the current revision at once'],
  record: ofObjects({
    whole: true,
    about: ['statefulsets'],
    showsLess: [
      'when the controller counted: it lags behind the events, and never goes back',
      'for how long Pods were ready where minReadySeconds asks for it',
    ],
    judge: (step) => {
      const { history, record, after } = step;
      if (!statusChanges(step) || !history.watched.has('pods')) return undefined;
      const { spec, status = {} as StatefulSetStatus } = after as StatefulSet;
      const { uid } = after.metadata;
      const { statefulSets } = history.counted;
      const newest = statefulSets.newest(uid);
      if (newest === undefined) return undefined;
      const counted = statefulSets.settle(uid, record.time, (moment) =>
        fits(status, spec?.minReadySeconds ?? 0, moment, newest.deletions),
      );
      if (counted) return undefined;
      const { replicas, readyReplicas = 0, availableReplicas = 0 } = status;
      const { currentReplicas = 0, updatedReplicas = 0 } = status;
      return `it counts ${replicas} replicas, ${readyReplicas} ready, ${availableReplicas} available, ${currentReplicas} current and ${updatedReplicas} updated ones; there were never so many since it counted last (now ${newest.replicas}, ${newest.ready} ready)`;
    },
  }),
  lies: [
    'a StatefulSet with a replica too many',
    'a StatefulSet with a ready replica that is not',
    'a StatefulSet that misses an available replica',
    'a StatefulSet that misses a current replica',
    'a StatefulSet with an updated replica too many',
  ],
};
