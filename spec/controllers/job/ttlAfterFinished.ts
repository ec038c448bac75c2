import type { Job } from '../../api/objects/batch.ts';
import { unixMillis } from '../common/time.ts';
import { isJobFinished } from './jobConditions.ts';

/** What the TTL controller does with a Job: nothing, delete it (foreground), look again later, or fail. */
export type TtlVerdict =
  | { readonly kind: 'keep' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'later'; readonly afterMs: number }
  | { readonly kind: 'error'; readonly message: string };

/**
 * Whether a finished Job has lived for `ttlSecondsAfterFinished` since it finished. The controller asks again with the
 * Job as the API has it before it deletes it. `now` in unix milliseconds.
 * https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/
 */
export const ttlAfterFinished = (job: Job, now: number): TtlVerdict => {
  const ttl = job.spec?.ttlSecondsAfterFinished;
  if (ttl === undefined || job.metadata?.deletionTimestamp || !isJobFinished(job)) return { kind: 'keep' };
  const condition = job.status?.conditions?.find(
    ({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True',
  );
  const finished = unixMillis(condition?.lastTransitionTime);
  if (finished === undefined) {
    const name = `${job.metadata?.namespace ?? ''}/${job.metadata?.name ?? ''}`;
    return { kind: 'error', message: `unable to find the time when the Job ${name} finished` };
  }
  const afterMs = finished + ttl * 1000 - now;
  return afterMs <= 0 ? { kind: 'delete' } : { kind: 'later', afterMs };
};
