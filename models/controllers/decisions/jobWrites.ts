import { kubernetes136 } from '../../../spec/api/kubernetesVersion.ts';
import type { Job, JobStatus } from '../../../spec/api/objects/batch.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { acceptsAll } from '../../../spec/controllers/common/apiCalls.ts';
import { trackingFinalizer } from '../../../spec/controllers/job/jobPods.ts';
import { syncJob } from '../../../spec/controllers/job/syncJob.ts';
import type { JobPodPhase } from '../charts/jobPod.ts';
import { indexOfPlace, type JobPlan } from '../plan/jobPlan.ts';
import {
  askedOnce,
  earlier,
  liveOwner,
  namespace,
  now,
  placeOf,
  podName,
  seenPodObject,
} from './seenObjects.ts';

/** A Pod as the controller has seen it. */
export type SeenPodOfJob = {
  readonly place: number;
  readonly phase: JobPodPhase;
  /** the controller has taken the finalizer off, and not seen that yet */
  readonly released: boolean;
};

/** All that the controller decides by, beside the Job's spec. */
export type JobQuestion = {
  readonly status: JobStatus;
  readonly pods: readonly SeenPodOfJob[];
  /** it expects to see Pods that it created or deleted */
  readonly expects: boolean;
  /** its cache is older than what it wrote */
  readonly behind: boolean;
  /** it has written that the Job is finished, as its cache does not show yet */
  readonly finished: boolean;
};

/** A write of the controller. A status is written over one that the controller knows: that is `from`. */
export type JobWrite<S = JobStatus> =
  /** `index`: of the completion that the Pod is for; absent where completions have none */
  | { readonly kind: 'createPod'; readonly index?: number }
  /** `awaited`: it expects to see that the Pod is deleted */
  | { readonly kind: 'deletePod'; readonly place: number; readonly awaited: boolean }
  | { readonly kind: 'removeFinalizer'; readonly place: number }
  | { readonly kind: 'updateStatus'; readonly from: S; readonly to: S };

const name = 'work';
const labels = { app: name };
const owner = { apiVersion: 'batch/v1', kind: 'Job', name, uid: name, controller: true };

/** What of a plan the decisions about a Job depend on. */
export type DecidedJob = Pick<
  JobPlan,
  'completions' | 'parallelism' | 'backoffLimit' | 'indexed' | 'gate' | 'places'
>;

/** What of a plan decides. */
export const decidedJob = ({
  completions,
  parallelism,
  backoffLimit,
  indexed,
  gate,
  places,
}: JobPlan): DecidedJob => ({ completions, parallelism, backoffLimit, indexed, gate, places });

/** The Job as the controller has it in its cache. */
const jobObject = (plan: DecidedJob, status: JobStatus): Job => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name, namespace, uid: name, generation: 1 },
  spec: {
    completions: plan.completions,
    parallelism: plan.parallelism,
    backoffLimit: plan.backoffLimit,
    completionMode: plan.indexed ? 'Indexed' : 'NonIndexed',
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'app' }] } },
  },
  status: { startTime: earlier, ...status },
});

const kubeletPhases = {
  Active: 'Unready',
  Untracked: 'Unready',
  Terminating: 'Terminating',
  Released: 'Terminating',
  Failed: 'Failed',
  Succeeded: 'Succeeded',
} as const;

const podObject = (plan: DecidedJob, { place, phase }: SeenPodOfJob): Pod => {
  const pod = seenPodObject(kubeletPhases[phase], { place, labels, owner });
  const isTracked = phase !== 'Untracked' && phase !== 'Released';
  const index = indexOfPlace(plan, place);
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      ...(isTracked && { finalizers: [trackingFinalizer] }),
      ...(index !== undefined && {
        annotations: { 'batch.kubernetes.io/job-completion-index': String(index) },
      }),
    },
  };
};

/** What of a status the next pass reads: counts, notes, how the Job ends. Active Pods are counted anew each time. */
export const essential = ({ succeeded, failed, completedIndexes, ...status }: JobStatus): JobStatus => {
  const { succeeded: won = [], failed: lost = [] } = status.uncountedTerminatedPods ?? {};
  return {
    succeeded: succeeded ?? 0,
    failed: failed ?? 0,
    completedIndexes: completedIndexes ?? '',
    uncountedTerminatedPods: { succeeded: won.toSorted(), failed: lost.toSorted() },
    conditions: (status.conditions ?? []).map(({ type, status, reason = '', message = '' }) => ({
      type,
      status,
      reason,
      message,
    })),
  };
};

/** Two statuses of which this is the same say the same of what matters. */
export const textOf = (status: JobStatus): string => JSON.stringify(status);

/**
 * The writes of one pass over a Job, in their order, as `syncJob` decides them where the API server accepts each. A status
 * that says nothing new of what matters is left out. Of Pods that are alike the first are deleted.
 */
export const jobWrites = askedOnce((plan: DecidedJob) => {
  const features = { ...kubernetes136.features, StaleControllerConsistencyJob: plan.gate === 'on' };
  const version = { ...kubernetes136, features };
  return askedOnce(({ status, pods, expects, behind, finished }: JobQuestion): readonly JobWrite[] => {
    const job = jobObject(plan, status);
    const sync = syncJob({
      version,
      now,
      job,
      pods: pods.map((pod) => podObject(plan, pod)),
      memory: {
        ...(expects && { expectations: { creations: 1, deletions: 0, recordedAt: now } }),
        finalizersTakenOff: new Set(
          pods.flatMap(({ released, place }) => (released ? [podName(place)] : [])),
        ),
        finished,
        written: { ownerUID: name, versions: new Map([['pods', '2']]) },
      },
      cacheVersions: new Map([['pods', behind ? '1' : '2']]),
      live: liveOwner(job),
      answers: acceptsAll,
    });
    if (sync.kind !== 'synced') return [];
    const awaited = !expects && (sync.memory.expectations?.deletions ?? 0) > 0;
    let known = status;
    return sync.tried.flatMap(({ write }): JobWrite[] => {
      switch (write.kind) {
        case 'createPod':
          return [
            write.index === undefined ? { kind: 'createPod' } : { kind: 'createPod', index: write.index },
          ];
        case 'deletePod':
          return [{ kind: 'deletePod', place: placeOf(write.pod), awaited }];
        case 'removeFinalizer':
          return [{ kind: 'removeFinalizer', place: placeOf(write.pod) }];
        case 'updateStatus': {
          const [from, to] = [known, essential(write.status)];
          known = to;
          return textOf(from) === textOf(to) ? [] : [{ kind: 'updateStatus', from, to }];
        }
        default:
          return [];
      }
    });
  });
});
