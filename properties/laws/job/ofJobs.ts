import type { ObjectStep } from '../../../models/recorded/steps.ts';
import type { Job } from '../../../spec/api/objects/batch.ts';
import { jobController } from '../../../spec/controllers/job/jobPods.ts';
import { ofObjects, type RecordPredicate } from '../recordPredicate.ts';

/** Another controller looks after the Job: it keeps laws of its own. */
const isManagedByOther = ({ spec }: Job): boolean => (spec?.managedBy ?? jobController) !== jobController;

/** Of each event of a Job that the Job controller looks after. */
export const ofJobs = (judge: (step: ObjectStep) => string | undefined): RecordPredicate =>
  ofObjects({
    about: ['jobs'],
    whole: true,
    showsLess: ['Jobs that spec.managedBy leaves to another controller'],
    judge: (step) =>
      isManagedByOther(step.after as Job) || !step.history.watched.has('pods') ? undefined : judge(step),
  });
