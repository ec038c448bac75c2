import { clockSkew } from '../../../models/recorded/clocks.ts';
import { conditionIn, isActive, isReady, seconds } from '../../../models/recorded/history/livePod.ts';
import { seenActive } from '../../../models/recorded/history/tally.ts';
import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import type { ReplicaSet } from '../../../spec/api/objects/apps.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const minReady: LawRecord = {
  id: 'workload/min-ready',
  says: 'A replica is available once it has been ready for minReadySeconds, and not before',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#min-ready-seconds',
  fields: ['replicaset.spec.minReadySeconds', 'replicaset.status.availableReplicas'],
  record: ofObjects({
    about: ['replicasets'],
    whole: true,
    judge: (step) => {
      if (!statusChanges(step) || !step.history.watched.has('pods')) return undefined;
      const { record, history, before } = step;
      const { metadata, spec, status } = step.after as ReplicaSet;
      const { availableReplicas: now = 0 } = status ?? {};
      if (now <= ((before as ReplicaSet).status?.availableReplicas ?? 0)) return undefined;
      const uid = metadata?.uid ?? '';
      let ripe = 0;
      for (const { object } of history.pods.ownedBy(uid)) {
        const since = seconds(conditionIn(object, 'Ready')?.lastTransitionTime);
        const long = record.time - since + clockSkew >= (spec?.minReadySeconds ?? 0);
        if (isActive(object) && isReady(object) && long) ripe += 1;
      }
      const most = seenActive(ripe, history.tallies.ended.get(uid), record.time);
      return now > most
        ? `${now} replicas are available, and ${most} have been ready for ${spec?.minReadySeconds ?? 0} s`
        : undefined;
    },
  }),
  lies: ['a replica that is available at once'],
};
