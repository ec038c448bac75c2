import { compileLabelSelector, selects } from '../../api/labelSelector.ts';
import type { Job, JobStatus } from '../../api/objects/batch.ts';
import type { Pod } from '../../api/objects/core.ts';
import { type Problem, problem } from '../../problem.ts';
import { type ApiCalls, apiCalls } from '../common/apiCalls.ts';
import { claimObjects } from '../common/controllerRefManager.ts';
import { satisfiedExpectations } from '../common/expectations.ts';
import { ownerProblem } from '../common/ownerProblem.ts';
import { controllerOf, ownedOrOrphaned } from '../common/ownerReferences.ts';
import { type SyncError, syncErrorOf } from '../common/syncError.ts';
import { apiTime } from '../common/time.ts';
import { ensureReady } from '../staleness/ensureReady.ts';
import { decideJobEnd } from './decideJobEnd.ts';
import { deleteActivePods } from './deleteJobPods.ts';
import { isJobFinished, type JobEnd, newCondition, withCondition } from './jobConditions.ts';
import { countJob, type JobCount } from './jobCount.ts';
import { hasTrackingFinalizer, isIndexed, isSuspended, jobController, trackingFinalizer } from './jobPods.ts';
import type { JobMemory, JobSync, JobView, JobWrite } from './jobView.ts';
import { type Managed, manageJob } from './manageJob.ts';
import { trackFinishedPods } from './trackFinishedPods.ts';

const jobProblem = (job: Job): Problem | undefined => {
  const owner = ownerProblem(job);
  if (owner) return owner;
  for (const field of ['parallelism', 'completions', 'backoffLimit', 'backoffLimitPerIndex'] as const) {
    const value = job.spec?.[field] ?? 0;
    if (Number.isInteger(value) && value >= 0) continue;
    return problem('PS1006', `${value} is no whole number from 0`, { path: `spec.${field}` });
  }
  return isIndexed(job) && job.spec?.completions === undefined
    ? problem('PS1006', 'an Indexed Job says how many completions it has', { path: 'spec.completions' })
    : undefined;
};

/** Adopted Pods have the finalizer from now on, whatever the cache still shows. */
const asAdopted = (pod: Pod): Pod =>
  controllerOf(pod) !== undefined || hasTrackingFinalizer(pod)
    ? pod
    : {
        ...pod,
        metadata: { ...pod.metadata, finalizers: [...(pod.metadata?.finalizers ?? []), trackingFinalizer] },
      };

/** Whether as many Pods have succeeded as the Job asks for, and none is active. */
const isComplete = ({ spec }: Job, { succeeded }: JobCount, active: number): boolean =>
  active === 0 && (spec?.completions === undefined ? succeeded > 0 : succeeded >= spec.completions);

const completed: JobEnd = {
  type: 'SuccessCriteriaMet',
  reason: 'CompletionsReached',
  message: 'Reached expected number of succeeded pods',
};

/** The status after the Job was suspended or resumed, if this pass is the first to see it. */
const withSuspension = ({ job, now, version }: JobView, status: JobStatus): JobStatus => {
  const suspended = isSuspended(job);
  const condition = suspended
    ? newCondition({ type: 'Suspended', reason: 'JobSuspended', message: 'Job suspended' }, 'True', now)
    : newCondition({ type: 'Suspended', reason: 'JobResumed', message: 'Job resumed' }, 'False', now);
  const before = status.conditions ?? [];
  const conditions = withCondition(before, condition);
  if (conditions === before) return status;
  const { startTime, ...rest } = status;
  if (!suspended) return { ...rest, conditions: [...conditions], startTime: apiTime(now) };
  const forgets = version.features.MutableSchedulingDirectivesForSuspendedJobs || startTime === undefined;
  return { ...rest, conditions: [...conditions], ...(forgets ? {} : { startTime }) };
};

/** Of a Job that ends, all active Pods are deleted; it cannot be finished before they are gone, and seen to be. */
const endPods = (
  count: JobCount,
  satisfied: boolean,
  memory: JobMemory,
  calls: ApiCalls<JobWrite>,
): Managed & { readonly isOver: boolean } => {
  const { deleted, deletedReady, failure } = deleteActivePods(count.active, calls);
  return {
    active: count.active.length - deleted,
    ready: count.ready - deletedReady,
    terminating: count.terminating + deleted,
    expectations: memory.expectations,
    ...(failure ? { failure: syncErrorOf(failure) } : {}),
    isOver: deleted === count.active.length && satisfied,
  };
};

/**
 * A Job runs Pods until so many of them have succeeded. One pass over one Job:
 *
 * 1. Nothing happens while the cache is older than what the controller itself has written, nor for a Job that has
 *    finished or that another controller looks after.
 * 2. Pods are claimed, then counted: each once.
 * 3. Whether the Job ends is decided. If it does, its active Pods are deleted; if not, Pods are created or deleted until
 *    as many run as may run at once, unless the controller still waits to see what it did before.
 * 4. Finished Pods are noted down in the status, lose their finalizer, and move into the counts. Only then, and when no
 *    Pod is terminating any more, is the Job said to be Complete or Failed.
 *
 * A Job without namespace, name or UID, an Indexed one without completions, and counts below 0 are a problem.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export const syncJob = (view: JobView): JobSync => {
  const { job, now, memory, version } = view;
  const wrong = jobProblem(job);
  if (wrong) return { kind: 'invalid', problem: wrong };
  const readiness = ensureReady(memory.written, view.cacheVersions);
  if (version.features.StaleControllerConsistencyJob && !readiness.ready) {
    return { kind: 'skipped', because: 'staleCache', readiness };
  }
  if ((job.spec?.managedBy ?? jobController) !== jobController) {
    return { kind: 'skipped', because: 'managedByOther' };
  }
  if (isJobFinished(job) || memory.finished) return { kind: 'skipped', because: 'finished' };
  if (!['Indexed', 'NonIndexed'].includes(job.spec?.completionMode ?? 'NonIndexed')) {
    return { kind: 'skipped', because: 'unknownCompletionMode' };
  }
  const compiled = compileLabelSelector(job.spec?.selector);
  if (!compiled.valid) return { kind: 'skipped', because: 'invalidSelector', reason: compiled.reason };

  const calls = apiCalls<JobWrite>(view.answers);
  const { claimed, errors } = claimObjects(ownedOrOrphaned(view.pods, job, 'Job'), {
    owner: job,
    live: view.live,
    selects: (pod) => selects(compiled.selector, pod.metadata?.labels),
    adopt: (pod) => calls.call({ kind: 'adoptPod', pod: pod.metadata?.name ?? '' }),
    release: (pod) => calls.call({ kind: 'releasePod', pod: pod.metadata?.name ?? '' }),
  });
  const { tried } = calls;
  const unchanged = { kind: 'synced', tried, memory, requeueAfterMs: [] } as const;
  if (errors.length > 0) return { ...unchanged, errors, status: job.status ?? {} };
  const pods = claimed.map(asAdopted);
  const count = countJob(job, pods, memory);
  const satisfied = satisfiedExpectations(memory.expectations, now);

  let status: JobStatus = job.status ?? {};
  if (!status.startTime && !isSuspended(job)) status = { ...status, startTime: apiTime(now) };
  const decided = decideJobEnd(job, pods, count, status.startTime, now);
  let { end } = decided;
  let managed: Managed;
  let toldSuspension = false;
  if (end) {
    const ended = endPods(count, satisfied, memory, calls);
    if (!ended.isOver) end = undefined;
    managed = ended;
  } else {
    const manages = satisfied && !job.metadata?.deletionTimestamp;
    managed = manages
      ? manageJob(view, pods, count, calls)
      : {
          active: count.active.length,
          ready: count.ready,
          terminating: count.terminating,
          expectations: memory.expectations,
        };
    if (isComplete(job, count, managed.active)) end = completed;
    else if (manages) {
      const told = withSuspension(view, status);
      toldSuspension = told !== status;
      status = told;
    }
  }

  const { active, ready, terminating } = managed;
  const changed =
    toldSuspension ||
    active !== (status.active ?? 0) ||
    ready !== status.ready ||
    terminating !== status.terminating;
  const tracked = trackFinishedPods(
    view,
    pods,
    count,
    { status: { ...status, active, ready, terminating }, end, terminating, changed },
    calls,
  );
  const failures: SyncError[] = tracked.error
    ? [syncErrorOf(tracked.error)]
    : managed.failure
      ? [managed.failure]
      : [];
  const requeueAfterMs = [decided.deadlineInMs, managed.backoffMs].filter((delay) => delay !== undefined);
  return {
    kind: 'synced',
    tried,
    errors: failures,
    status: tracked.status,
    memory: {
      ...memory,
      expectations: managed.expectations,
      finalizersTakenOff: new Set([...(memory.finalizersTakenOff ?? []), ...tracked.takenOff]),
      backoff: tracked.noted ? count.backoff : memory.backoff,
      finished: tracked.finished,
    },
    requeueAfterMs,
  };
};
