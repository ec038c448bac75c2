import { seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import { isActive } from '../../../models/recorded/history/livePod.ts';
import { isCreation, workloadOf } from '../../../models/recorded/workloadOf.ts';
import type { CompletionView } from '../../../models/views/jobView.ts';
import type { Job } from '../../../spec/api/objects/batch.ts';
import { hasIndex, parseIndexes } from '../../../spec/controllers/job/completionIndexes.ts';
import { jobController } from '../../../spec/controllers/job/jobPods.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { ofPods } from '../recordPredicate.ts';

const completionIndex = 'batch.kubernetes.io/job-completion-index';

export const indexes: LawRecord = {
  id: 'job/indexes',
  says: 'Each Pod of an Indexed Job gets an index from 0 to completions - 1 that is not completed yet, and that no other active Pod of it has',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode',
  fields: ['job.spec.completionMode', 'job.spec.completions', 'job.status.completedIndexes'],
  exceptions: ['Jobs that spec.managedBy leaves to another controller'],
  model: everyStep<CompletionView>({
    of: 'completion',
    holds: (before, after) => after.active <= before.active || (before.active === 0 && !before.completed),
    witness: (before, after) => after.active > before.active,
  }),
  record: ofPods({
    whole: true,
    showsLess: ['which completions of an elastic Job the controller saw'],
    judge: (step) => {
      const live = isCreation(step) ? workloadOf(step, 'Job') : undefined;
      const { metadata, spec, status } = (live?.object ?? {}) as Job;
      const indexed =
        spec?.completionMode === 'Indexed' && (spec.managedBy ?? jobController) === jobController;
      if (live === undefined || !indexed) return undefined;
      const text = step.after.metadata?.annotations?.[completionIndex] ?? '';
      const index = /^\d+$/.test(text) ? Number(text) : -1;
      const most = Math.max(
        ...seenSpecs(live, step.record.time).map((seen) => (seen as Job['spec'])?.completions ?? 1),
      );
      if (index < 0 || index >= most) return `its index is "${text}", of ${most} completions`;
      if (hasIndex(parseIndexes(status?.completedIndexes, most), index))
        return `its index ${index} of ${metadata?.name} is completed already`;
      for (const { object } of step.history.pods.ownedBy(live.object.metadata.uid)) {
        const other = object.metadata?.uid !== step.after.metadata?.uid && isActive(object);
        if (other && object.metadata?.annotations?.[completionIndex] === text)
          return `its index ${index} is that of ${object.metadata.name}, which is active`;
      }
      return undefined;
    },
  }),
  mutants: ['job-without-memory'],
  lies: ['an index beyond the last', 'an index that another Pod has'],
};
