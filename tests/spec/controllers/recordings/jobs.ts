import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { Job } from '../../../../spec/api/objects/batch.ts';
import type { Pod } from '../../../../spec/api/objects/core.ts';
import { acceptsAll } from '../../../../spec/controllers/common/apiCalls.ts';
import { completionIndexOf } from '../../../../spec/controllers/job/jobPods.ts';
import { syncJob } from '../../../../spec/controllers/job/syncJob.ts';
import type { RecordedController } from './owners.ts';
import { podWritesOf } from './podWrites.ts';

const creation = (index: number | undefined): string =>
  index === undefined ? 'create' : `create index ${index}`;

/** Pods of a Job are told apart by their index if they have one. */
export const jobs: RecordedController<Job> = {
  resource: 'jobs',
  sees: ['pods'],
  writesOf: (cluster, owner) =>
    podWritesOf(cluster, owner, (verb, pod) =>
      verb === 'create' ? creation(completionIndexOf(pod)) : `delete ${pod.metadata?.name}`,
    ),
  decide: (job, [pods = []], now) => {
    const sync = syncJob({
      version: kubernetes136,
      now,
      job,
      pods: pods as readonly Pod[],
      memory: {},
      cacheVersions: new Map(),
      live: { found: true, uid: job.metadata?.uid ?? '' },
      answers: acceptsAll,
    });
    if (sync.kind !== 'synced') return { writes: [] };
    const writes = sync.tried.flatMap(({ write }) => {
      if (write.kind === 'createPod') return [creation(write.index)];
      return write.kind === 'deletePod' ? [`delete ${write.pod}`] : [];
    });
    return { writes };
  },
};
