import { seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import { isCreation, workloadOf } from '../../../models/recorded/workloadOf.ts';
import type { JobPodsView } from '../../../models/views/jobView.ts';
import type { Job } from '../../../spec/api/objects/batch.ts';
import { jobController } from '../../../spec/controllers/job/jobPods.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { ofPods } from '../recordPredicate.ts';

/** After these a Job has as many Pods as it will ever have. */
const ends: readonly string[] = ['SuccessCriteriaMet', 'FailureTarget', 'Complete', 'Failed'];

/** Creations and the status are written in one pass; times are told in whole seconds. */
const samePass = 2;

export const noMorePods: LawRecord = {
  id: 'job/no-more-pods',
  says: 'A Job creates no Pod while it is suspended, and none after it has met its success criteria or is to fail, beyond its backoffLimit for example',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup',
  fields: ['job.spec.suspend', 'job.spec.backoffLimit', 'job.status.conditions'],
  exceptions: ['Jobs that spec.managedBy leaves to another controller'],
  model: everyStep<JobPodsView>({
    of: 'job pods',
    holds: (before, after) => !before.over || after.active <= before.active,
    witness: (before, after) => !before.over && after.over,
  }),
  record: ofPods({
    whole: true,
    showsLess: ['which spec the controller saw: the newest one, or one of a little while ago'],
    judge: (step) => {
      const live = isCreation(step) ? workloadOf(step, 'Job') : undefined;
      if (live === undefined) return undefined;
      const { metadata, spec, status } = live.object as Job;
      if ((spec?.managedBy ?? jobController) !== jobController) return undefined;
      const suspended = seenSpecs(live, step.record.time).every((seen) => (seen as Job['spec'])?.suspend);
      if (suspended) return `${metadata?.name} creates it, and is suspended`;
      const over = status?.conditions?.find(
        ({ type, status: is, lastTransitionTime }) =>
          ends.includes(type) && is === 'True' && seconds(lastTransitionTime) < step.record.time - samePass,
      );
      return (
        over &&
        `${metadata?.name} creates it, and is ${over.type} (${over.reason}) since ${over.lastTransitionTime}`
      );
    },
  }),
  mutants: ['job-does-not-know-its-end'],
  lies: ['a Pod of a Job that is suspended', 'a Pod of a Job that has failed'],
};
