import type { Job, JobCondition } from '../../api/objects/batch.ts';
import { apiTime } from '../common/time.ts';

/** How a Job ends, or has begun to: what its condition will say. */
export type JobEnd = {
  readonly type: 'Failed' | 'FailureTarget' | 'SuccessCriteriaMet' | 'Complete';
  readonly reason: string;
  readonly message: string;
};

const trueCondition = ({ status }: Job, type: string): JobCondition | undefined => {
  const condition = status?.conditions?.find((each) => each.type === type);
  return condition?.status === 'True' ? condition : undefined;
};

const endOf = (type: JobEnd['type'], { reason = '', message = '' }: JobCondition): JobEnd => ({
  type,
  reason,
  message,
});

/** Whether a Job has ended: its condition Complete or Failed is True. */
export const isJobFinished = (job: Job): boolean =>
  trueCondition(job, 'Complete') !== undefined || trueCondition(job, 'Failed') !== undefined;

/** The end that an earlier pass has decided on: success comes before failure. */
export const endDecidedBefore = (job: Job): JobEnd | undefined => {
  const success = trueCondition(job, 'SuccessCriteriaMet');
  if (success) return endOf('SuccessCriteriaMet', success);
  const failure = trueCondition(job, 'FailureTarget');
  return failure && endOf('Failed', failure);
};

/** A condition as it is written now, unix milliseconds. */
export const newCondition = (
  { type, reason, message }: { readonly type: string; readonly reason: string; readonly message: string },
  status: 'True' | 'False',
  now: number,
): JobCondition => ({
  type,
  status,
  lastProbeTime: apiTime(now),
  lastTransitionTime: apiTime(now),
  reason,
  message,
});

/** Conditions with one that is new or has changed; the same list if it says so already, or is new and False. */
export const withCondition = (
  conditions: readonly JobCondition[],
  condition: JobCondition,
): readonly JobCondition[] => {
  const at = conditions.findIndex(({ type }) => type === condition.type);
  const before = conditions[at];
  if (before === undefined) return condition.status === 'False' ? conditions : [...conditions, condition];
  const { status, reason, message } = condition;
  const same = before.status === status && before.reason === reason && before.message === message;
  return same ? conditions : conditions.with(at, condition);
};
