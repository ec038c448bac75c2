import { rememberedSpecs, seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import { isCreation, workloadOf } from '../../../models/recorded/workloadOf.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { StatefulSet } from '../../../spec/api/objects/apps.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

const revisionLabel = 'controller-revision-hash';

export const revision: LawRecord = {
  id: 'statefulset/revision',
  says: 'A StatefulSet creates Pods of its current or its update revision, and below its partition none but of the current one',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions',
  fields: [
    'statefulset.spec.updateStrategy',
    'statefulset.status.currentRevision',
    'statefulset.status.updateRevision',
  ],
  record: ofPods({
    whole: true,
    showsLess: [
      'the revisions of a StatefulSet whose template changed a little while ago, or that has no status yet',
    ],
    judge: (step) => {
      const live = isCreation(step) ? workloadOf(step, 'StatefulSet') : undefined;
      if (live === undefined) return undefined;
      const { metadata, spec, status } = live.object as StatefulSet;
      const { currentRevision, updateRevision, observedGeneration } = status ?? {};
      const isObserved = observedGeneration === metadata?.generation;
      const seen = isObserved ? seenSpecs(live, step.record.time) : rememberedSpecs(live);
      const specs = seen as StatefulSet['spec'][];
      if (currentRevision === undefined || !specs.every((each) => deepEqual(each?.template, spec?.template)))
        return undefined;
      const { name = '', labels = {} } = step.after.metadata ?? {};
      const label = labels[revisionLabel];
      if (label !== currentRevision && label !== updateRevision)
        return `its revision is ${label}; those of ${metadata?.name} are ${currentRevision} and ${updateRevision}`;
      const partition = Math.min(...specs.map((each) => each?.updateStrategy?.rollingUpdate?.partition ?? 0));
      const first = spec?.ordinals?.start ?? 0;
      const ordinal = Number(/-(\d+)$/.exec(name)?.[1]);
      return label !== currentRevision && ordinal < first + partition
        ? `it is below the partition ${partition}, and of the revision ${label}; the current one is ${currentRevision}`
        : undefined;
    },
  }),
  lies: ['a Pod of a revision that never was', 'a Pod below the partition that is updated'],
};
