import { z } from 'zod';
import { byText } from '../../spec/api/byText.ts';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { kubernetes136 } from '../../spec/api/kubernetesVersion.ts';
import type { JobStatus } from '../../spec/api/objects/batch.ts';
import { acceptsAll } from '../../spec/controllers/common/apiCalls.ts';
import type { JobWrite } from '../../spec/controllers/job/jobView.ts';
import { syncJob } from '../../spec/controllers/job/syncJob.ts';
import { defaultedJob, defaultedPod, errorClasses, listOf, liveOwnerOf } from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { wholeNumber, withShape } from '../request.ts';

const jobSyncShape = z.object({
  now: wholeNumber,
  job: defaultedJob,
  pods: listOf(defaultedPod),
});

const conditionsOf = ({ conditions = [] }: JobStatus): readonly JsonObject[] =>
  conditions
    .map(({ type, status, reason, message }) => ({ type, status, reason, message }))
    .toSorted((a, b) => byText(a.type, b.type));

const statusAnswer = (status: JobStatus): JsonObject => ({
  active: status.active ?? 0,
  ready: status.ready ?? 0,
  terminating: status.terminating ?? 0,
  succeeded: status.succeeded ?? 0,
  failed: status.failed ?? 0,
  completedIndexes: status.completedIndexes,
  failedIndexes: status.failedIndexes,
  started: Boolean(status.startTime),
  completed: Boolean(status.completionTime),
  conditions: conditionsOf(status),
});

export const jobSync: Operation = {
  op: 'jobSync',
  says: 'what the Job controller writes in one pass over a Job',
  ...withShape(jobSyncShape, ({ job, pods, now }) => {
    const sync = syncJob({
      version: kubernetes136,
      now: now * 1000,
      job,
      pods,
      memory: {},
      cacheVersions: new Map(),
      live: liveOwnerOf('', job, 'jobs.batch'),
      answers: acceptsAll,
    });
    if (sync.kind === 'invalid') return { problem: sync.problem };
    const { tried, errors, status } =
      sync.kind === 'synced' ? sync : { tried: [], errors: [], status: job.status ?? {} };
    const writes: readonly JobWrite[] = tried.map(({ write }) => write);
    return {
      creates: writes
        .flatMap((write) =>
          write.kind === 'createPod' ? [write.index === undefined ? 'pod' : `index ${write.index}`] : [],
        )
        .toSorted(),
      deletes: writes.flatMap((write) => (write.kind === 'deletePod' ? [write.pod] : [])).toSorted(),
      finalizerPatches: writes.filter(({ kind }) => kind === 'removeFinalizer').length,
      status: statusAnswer(status),
      error_: errorClasses(errors),
    };
  }),
};
