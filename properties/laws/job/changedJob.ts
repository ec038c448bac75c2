import type { ObjectStep } from '../../../models/recorded/steps.ts';
import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import type { Job } from '../../../spec/api/objects/batch.ts';

/** Why a condition of a Job is True; nothing if it is not. */
export const reasonOf = ({ status }: Job, type: string): string | undefined =>
  status?.conditions?.find((each) => each.type === type && each.status === 'True')?.reason;

export const isFinished = (job: Job): boolean =>
  reasonOf(job, 'Complete') !== undefined || reasonOf(job, 'Failed') !== undefined;

/** The Job, if the event changes its status. */
export const changedJob = (step: ObjectStep): Job | undefined =>
  statusChanges(step) ? (step.after as Job) : undefined;
