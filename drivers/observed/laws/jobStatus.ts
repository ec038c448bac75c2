import { isTerminalPhase, seconds } from '../../../models/recorded/history/livePod.ts';
import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import type { RecordStep } from '../../../models/recorded/steps.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Job } from '../../../spec/api/objects/batch.ts';
import type { RecordLaw } from './traceLaw.ts';
import { clockSkew } from './watch.ts';

const source = 'Kubernetes documentation, Jobs, Job termination and cleanup, Terminal Job conditions';

const reasonOf = ({ status }: Job, type: string): string | undefined =>
  status?.conditions?.find((each) => each.type === type && each.status === 'True')?.reason;

const isFinished = (job: Job): boolean =>
  reasonOf(job, 'Complete') !== undefined || reasonOf(job, 'Failed') !== undefined;

const changedJob = (step: RecordStep): Job | undefined =>
  step.record.type === 'MODIFIED' && !deepEqual(step.before?.status, step.after.status)
    ? (step.after as Job)
    : undefined;

export const jobConditions: RecordLaw = {
  id: 'job/conditions',
  about: ['jobs'],
  says: 'A Job is Complete after its success criteria were met, Failed after it became a target of failure, for the same reason, and not both; then none of its Pods is active, ready, terminating or uncounted',
  source,
  judge: (step) => {
    const job = changedJob(step);
    if (job === undefined) return undefined;
    const [complete, failed] = [reasonOf(job, 'Complete'), reasonOf(job, 'Failed')];
    if (complete !== undefined && failed !== undefined) return 'it is Complete and Failed';
    if (complete !== reasonOf(job, 'SuccessCriteriaMet') && complete !== undefined)
      return `it is Complete (${complete}), and its success criteria are not met for that reason`;
    if (failed !== undefined && failed !== reasonOf(job, 'FailureTarget'))
      return `it is Failed (${failed}), and was no target of failure for that reason`;
    const { active = 0, ready = 0, terminating = 0, uncountedTerminatedPods: open } = job.status ?? {};
    if (ready > active) return `${ready} of its Pods are ready, and ${active} active`;
    if (!isFinished(job)) return undefined;
    const left = active + ready + terminating + (open?.failed?.length ?? 0) + (open?.succeeded?.length ?? 0);
    return left > 0 ? 'it has ended, with Pods that are active, terminating or uncounted' : undefined;
  },
};

/** How long before its write is seen a Job may start or be completed, in seconds. */
const lateness = 20;

export const jobTimes: RecordLaw = {
  id: 'job/times',
  about: ['jobs'],
  says: 'A Job starts once, and again only after it was suspended; it has a completion time if and only if it is Complete; both are the times of their writes',
  source: 'Kubernetes API reference, JobStatus',
  judge: (step) => {
    const job = changedJob(step);
    if (job === undefined) return undefined;
    const old = (step.before as Job | undefined)?.status ?? {};
    const { startTime, completionTime } = job.status ?? {};
    const { record } = step;
    const isNow = (text: string): boolean =>
      seconds(text) <= record.time + clockSkew && seconds(text) >= record.time - lateness;
    if (old.startTime !== undefined && old.startTime !== startTime && !job.spec?.suspend) {
      const resumed =
        job.status?.conditions?.find(({ type }) => type === 'Suspended')?.reason === 'JobResumed';
      if (startTime === undefined || !resumed)
        return `its startTime became ${startTime}; it was ${old.startTime}`;
    }
    if (startTime !== undefined && startTime !== old.startTime && !isNow(startTime))
      return `it starts at ${startTime}, which is not the time of the write`;
    if (isFinished(job) && startTime === undefined) return 'it has ended, and never started';
    const complete = reasonOf(job, 'Complete') !== undefined;
    if (complete !== (completionTime !== undefined))
      return complete
        ? 'it is Complete, and has no completionTime'
        : 'it has a completionTime, and is not Complete';
    if (completionTime === undefined || completionTime === old.completionTime) return undefined;
    if (old.completionTime !== undefined)
      return `its completionTime became ${completionTime}; it was ${old.completionTime}`;
    return isNow(completionTime) && seconds(completionTime) >= seconds(startTime)
      ? undefined
      : `it is completed at ${completionTime}, which is not the time of the write`;
  },
};

const owns = (history: TraceHistory, job: string, pod: string): boolean =>
  history.owned.get(job)?.has(pod) === true || history.gone.has(pod);

export const jobUncounted: RecordLaw = {
  id: 'job/uncounted',
  about: ['jobs'],
  says: 'The Pods that a Job is about to count are its own, and ended as it says',
  source: 'KEP-2307 (Job tracking with finalizers)',
  judge: (step) => {
    const job = changedJob(step);
    const open = job?.status?.uncountedTerminatedPods;
    if (job === undefined || open === undefined) return undefined;
    const { history } = step;
    for (const [list, phase] of [
      [open.succeeded ?? [], 'Succeeded'],
      [open.failed ?? [], 'Failed'],
    ] as const) {
      for (const uid of list) {
        if (!owns(history, job.metadata?.uid ?? '', uid))
          return `it is about to count ${uid}, which is no Pod of it`;
        const pod = history.pods.get(uid)?.object;
        const ended = pod?.status?.phase;
        const lost = phase === 'Failed' && pod?.metadata?.deletionTimestamp !== undefined;
        if (pod !== undefined && ended !== phase && !(lost && !isTerminalPhase(ended)))
          return `it is about to count ${pod.metadata?.name} as ${phase}, and that is ${ended}`;
      }
    }
    return undefined;
  },
};
