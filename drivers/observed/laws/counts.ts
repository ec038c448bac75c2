import { seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import { isActive } from '../../../models/recorded/history/livePod.ts';
import { seenActive } from '../../../models/recorded/history/tally.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Deployment, ReplicaSet } from '../../../spec/api/objects/apps.ts';
import type { Job } from '../../../spec/api/objects/batch.ts';
import type { RecordLaw } from './traceLaw.ts';

export const replicaSetCounts: RecordLaw = {
  id: 'workload/status-counts',
  about: ['replicasets', 'deployments'],
  says: "A ReplicaSet's status counts the Pods that it had at some moment: active, ready and terminating ones; a Deployment's adds up its ReplicaSets'",
  source: 'Kubernetes documentation, ReplicaSet; Deployments, Deployment status',
  exceptions: ['controllers lag behind the events, and never go back'],
  judge: ({ record, history, before, after }) => {
    if (record.type !== 'MODIFIED' || deepEqual(before?.status, after.status)) return undefined;
    const window = history.tallies.window(after.metadata.uid);
    if (window === undefined) return undefined;
    const counts = countsOf(record.resource, after);
    if (counts === undefined || window.matches(counts)) return undefined;
    return `its status counts ${counts.join(', ')}; there were never so many since it counted last (now ${window.newest})`;
  },
};

const countsOf = (resource: string, after: object): number[] | undefined => {
  if (resource === 'replicasets') {
    const { status } = after as ReplicaSet;
    return [status?.replicas ?? 0, status?.readyReplicas ?? 0, status?.terminatingReplicas ?? 0];
  }
  if (resource === 'deployments') {
    const { status } = after as Deployment;
    return [status?.replicas ?? 0, status?.readyReplicas ?? 0, status?.availableReplicas ?? 0];
  }
  return undefined;
};

export const availableAreReady: RecordLaw = {
  id: 'workload/available-are-ready',
  about: ['replicasets', 'deployments'],
  says: 'Of the replicas that a workload counts, those that are available are ready, and those that are ready exist',
  source: 'Kubernetes API reference, ReplicaSetStatus, DeploymentStatus',
  judge: ({ after }) => {
    const { replicas = 0, readyReplicas = 0, availableReplicas = 0 } = (after as ReplicaSet).status ?? {};
    if (readyReplicas > replicas) return `${readyReplicas} of ${replicas} replicas are ready`;
    return availableReplicas > readyReplicas
      ? `${availableReplicas} replicas are available, and ${readyReplicas} ready`
      : undefined;
  },
};

/** How many Pods are no longer listed as yet to be counted. */
const uncounted = (before: readonly string[] = [], after: readonly string[] = []): number =>
  before.filter((uid) => !after.includes(uid)).length;

/** Indexes as a Job's status lists them: `0-2,5`. */
export const indexCount = (text: string | undefined): number =>
  (text ?? '')
    .split(',')
    .filter(Boolean)
    .reduce((sum, part) => {
      const [from = 0, to = from] = part.split('-').map(Number);
      return sum + Math.max(0, to - from + 1);
    }, 0);

export const jobCountedOnce: RecordLaw = {
  id: 'job/counted-once',
  about: ['jobs'],
  says: 'Each Pod adds at most once to the succeeded or failed of its Job, and counts never fall',
  source:
    'Kubernetes documentation, Jobs, Job termination and cleanup; KEP-2307 (Job tracking with finalizers)',
  exceptions: ['an elastic Indexed Job that shrinks'],
  judge: ({ record, history, before, after }) => {
    if (record.type !== 'MODIFIED') return undefined;
    const job = after as Job;
    const old = (before as Job | undefined)?.status ?? {};
    const { succeeded = 0, failed = 0, uncountedTerminatedPods } = job.status ?? {};
    const indexed = job.spec?.completionMode === 'Indexed';
    if (!indexed && succeeded < (old.succeeded ?? 0))
      return `succeeded fell from ${old.succeeded} to ${succeeded}`;
    if (failed < (old.failed ?? 0)) return `failed fell from ${old.failed} to ${failed}`;
    const left = uncounted(old.uncountedTerminatedPods?.failed, uncountedTerminatedPods?.failed);
    if (failed - (old.failed ?? 0) > left)
      return `failed grew by ${failed - (old.failed ?? 0)}, and ${left} Pods were to be counted`;
    const ready = uncounted(old.uncountedTerminatedPods?.succeeded, uncountedTerminatedPods?.succeeded);
    if (!indexed && succeeded - (old.succeeded ?? 0) > ready) {
      return `succeeded grew by ${succeeded - (old.succeeded ?? 0)}, and ${ready} Pods were to be counted`;
    }
    const ended = history.tallies.ended.get(after.metadata.uid) ?? { succeeded: 0, failed: 0 };
    const won = succeeded + (indexed ? 0 : (uncountedTerminatedPods?.succeeded?.length ?? 0));
    if (won > ended.succeeded) return `it counts ${won} Pods as succeeded, and ${ended.succeeded} were`;
    const lost = failed + (uncountedTerminatedPods?.failed?.length ?? 0);
    if (lost > ended.failed)
      return `it counts ${lost} Pods as failed, and ${ended.failed} failed or were deleted`;
    const indexes = indexCount(job.status?.completedIndexes);
    return indexed && indexes !== succeeded
      ? `it counts ${succeeded} as succeeded, and the completed indexes are ${job.status?.completedIndexes ?? 'none'}`
      : undefined;
  },
};

export const jobActive: RecordLaw = {
  id: 'job/parallelism',
  about: ['jobs'],
  says: 'A Job has no more active Pods than its parallelism, and none once it is complete, failed or suspended',
  source: 'Kubernetes documentation, Jobs, Controlling parallelism',
  judge: ({ record, history, before, after }) => {
    if (deepEqual(before?.status, after.status)) return undefined;
    const { active = 0 } = (after as Job).status ?? {};
    const live = history.objects.get(after.metadata.uid);
    if (live === undefined) return undefined;
    const most = Math.max(
      ...[after.spec, ...seenSpecs(live, record.time)].map((spec) => (spec as Job['spec'])?.parallelism ?? 1),
    );
    const was = (before as Job | undefined)?.status?.active ?? 0;
    if (active > most && active > was) return `${active} Pods are active; its parallelism is ${most}`;
    let now = 0;
    for (const { object } of history.owned.get(after.metadata.uid)?.values() ?? [])
      if (isActive(object)) now += 1;
    const seen = seenActive(now, history.tallies.ended.get(after.metadata.uid), live.time);
    return active > seen ? `${active} Pods are active; ${seen} were of late` : undefined;
  },
};

const endConditions = ['Complete', 'Failed'];

export const jobEnd: RecordLaw = {
  id: 'job/limits',
  about: ['jobs'],
  says: 'A Job that is Complete has the successes that it needs, a Job that is Failed says why, and neither is taken back',
  source: 'Kubernetes documentation, Jobs, Job termination and cleanup; Success policy',
  judge: ({ before, after }) => {
    const { spec, status } = after as Job;
    const isTrue = (job: Job | undefined, type: string): boolean =>
      (job?.status?.conditions ?? []).some((each) => each.type === type && each.status === 'True');
    for (const type of endConditions) {
      if (isTrue(before as Job | undefined, type) && !isTrue(after as Job, type))
        return `it is no longer ${type}`;
    }
    const wanted = spec?.completions;
    const policy = isTrue(after as Job, 'SuccessCriteriaMet') && spec?.successPolicy !== undefined;
    if (isTrue(after as Job, 'Complete') && typeof wanted === 'number' && !policy) {
      const { succeeded = 0 } = status ?? {};
      if (succeeded < wanted) return `it is Complete with ${succeeded} of ${wanted} completions`;
    }
    const failure = status?.conditions?.find(({ type, status: is }) => type === 'Failed' && is === 'True');
    if (failure?.reason === 'BackoffLimitExceeded' && spec?.template.spec?.restartPolicy === 'Never') {
      const { failed = 0 } = status ?? {};
      if (failed <= (spec.backoffLimit ?? 6)) {
        return `it failed beyond its backoffLimit of ${spec.backoffLimit} with ${failed} failures`;
      }
    }
    return undefined;
  },
};
