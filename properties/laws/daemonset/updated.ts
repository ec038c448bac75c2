import { viewLagSeconds } from '../../../models/recorded/history/liveNode.ts';
import { seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import type { DaemonSet } from '../../../spec/api/objects/apps.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

const revisionLabel = 'controller-revision-hash';

export const updated: LawRecord = {
  id: 'daemonset/updated',
  says: 'If all Pods of a DaemonSet are of one revision, and its template was never changed, all that are scheduled are updated',
  source: 'https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/',
  fields: ['daemonset.status.updatedNumberScheduled'],
  record: ofObjects({
    about: ['daemonsets'],
    whole: true,
    showsLess: ['which revision of several a controller takes for the newest'],
    judge: (step) => {
      const { history, record, after } = step;
      const live = history.objects.get(after.metadata.uid);
      if (!statusChanges(step) || live === undefined || !history.watched.has('pods')) return undefined;
      if (live.past.length > 0 || seenSpecs(live, record.time).length > 1) return undefined;
      if (record.time < live.since + viewLagSeconds && after.metadata.generation !== 1) return undefined;
      const revisions = new Set<string | undefined>();
      for (const { object } of history.pods.ownedBy(after.metadata.uid))
        revisions.add(object.metadata?.labels?.[revisionLabel]);
      if (revisions.size !== 1) return undefined;
      const { currentNumberScheduled = 0, updatedNumberScheduled = 0 } = (after as DaemonSet).status ?? {};
      return updatedNumberScheduled === currentNumberScheduled
        ? undefined
        : `${updatedNumberScheduled} of ${currentNumberScheduled} Pods are updated, and all are of one revision`;
    },
  }),
  lies: ['a DaemonSet that was never changed, with a Pod that is not updated'],
};
