import { seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import type { StatefulSet } from '../../../spec/api/objects/apps.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const revisions: LawRecord = {
  id: 'statefulset/revisions',
  says: 'The revisions of a StatefulSet are called after it; its update revision changes only with its spec, and becomes the current one when all of its replicas are of it and ready',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates',
  fields: ['statefulset.status.currentRevision', 'statefulset.status.updateRevision'],
  record: ofObjects({
    whole: true,
    about: ['statefulsets'],
    judge: (step) => {
      if (!statusChanges(step)) return undefined;
      const { metadata, status } = step.after as StatefulSet;
      const old = (step.before as StatefulSet).status;
      const { currentRevision, updateRevision, observedGeneration, collisionCount } = status ?? {};
      for (const revision of [currentRevision, updateRevision])
        if (revision !== undefined && !revision.startsWith(`${metadata?.name}-`))
          return `its revision is ${revision}, which is not called after it`;
      if (old?.currentRevision === undefined || old.updateRevision === undefined) return undefined;
      const sameSpec = observedGeneration === old.observedGeneration && collisionCount === old.collisionCount;
      if (sameSpec && updateRevision !== old.updateRevision)
        return `its updateRevision became ${updateRevision}, and its spec did not change`;
      if (currentRevision === old.currentRevision) return undefined;
      if (currentRevision !== updateRevision)
        return `its currentRevision became ${currentRevision}; it was ${old.currentRevision}, and that of its spec is ${updateRevision}`;
      const { replicas = 0, readyReplicas = 0, updatedReplicas = 0 } = status ?? {};
      const live = step.history.objects.get(step.after.metadata.uid);
      const specs = [step.after.spec, ...(live ? seenSpecs(live, step.record.time) : [])];
      const wanted = specs.some((spec) => ((spec as StatefulSet['spec'])?.replicas ?? 1) === replicas);
      return wanted && updatedReplicas === replicas && readyReplicas === replicas
        ? undefined
        : `its currentRevision became ${currentRevision} with ${updatedReplicas} updated and ${readyReplicas} ready ones of ${replicas} replicas`;
    },
  }),
  lies: [
    'a StatefulSet of a strange revision',
    'a StatefulSet whose update revision changes by itself',
    'a StatefulSet whose current revision was never that of its spec',
    'a StatefulSet that is updated before its replicas are',
  ],
};
