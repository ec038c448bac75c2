import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { Job, JobSpec, JobStatus } from '../../../../spec/api/objects/batch.ts';
import type { Pod } from '../../../../spec/api/objects/core.ts';
import type { Answers } from '../../../../spec/controllers/common/apiCalls.ts';
import { trackingFinalizer } from '../../../../spec/controllers/job/jobPods.ts';
import type { JobMemory, JobSync, JobWrite } from '../../../../spec/controllers/job/jobView.ts';
import { syncJob } from '../../../../spec/controllers/job/syncJob.ts';

export const now = Date.parse('2026-11-28T12:00:00Z');
export const podTemplate = {
  metadata: { labels: { job: 'j' } },
  spec: { containers: [], restartPolicy: 'Never' },
};

export const jobOf = (spec: Partial<JobSpec> = {}, status: JobStatus = {}): Job => ({
  metadata: { name: 'j', namespace: 'n', uid: 'job-uid' },
  spec: {
    selector: { matchLabels: { job: 'j' } },
    template: podTemplate,
    parallelism: 1,
    completions: 1,
    backoffLimit: 6,
    completionMode: 'NonIndexed',
    ...spec,
  },
  status,
});

export const podOf = (name: string, phase: string, index?: number): Pod => ({
  metadata: {
    name,
    namespace: 'n',
    uid: `uid of ${name}`,
    labels: { job: 'j' },
    finalizers: [trackingFinalizer],
    annotations: index === undefined ? {} : { 'batch.kubernetes.io/job-completion-index': String(index) },
    ownerReferences: [{ apiVersion: 'batch/v1', kind: 'Job', name: 'j', uid: 'job-uid', controller: true }],
  },
  spec: { containers: [] },
  status: { phase },
});

export type Cluster = { readonly job: Job; readonly pods: readonly Pod[]; readonly memory: JobMemory };

export const pass = ({ job, pods, memory }: Cluster, answers: Answers<JobWrite> = () => undefined): JobSync =>
  syncJob({
    version: kubernetes136,
    now,
    job,
    pods,
    memory,
    cacheVersions: new Map(),
    live: { found: true, uid: 'job-uid' },
    answers,
  });

let created = 0;

/** The cluster after a pass, all of it seen by the controller; deleted Pods go at once. */
export const nextCluster = ({ job, pods }: Cluster, sync: JobSync): Cluster => {
  if (sync.kind !== 'synced') return { job, pods, memory: {} };
  let next = [...pods];
  let status = job.status ?? {};
  for (const { write, error } of sync.tried) {
    if (error) continue;
    if (write.kind === 'createPod') next.push(podOf(`p${++created}`, 'Running', write.index));
    if (write.kind === 'deletePod') next = next.filter(({ metadata }) => metadata?.name !== write.pod);
    if (write.kind === 'updateStatus') status = write.status;
    if (write.kind === 'removeFinalizer') {
      next = next.map((pod) =>
        pod.metadata?.name === write.pod ? { ...pod, metadata: { ...pod.metadata, finalizers: [] } } : pod,
      );
    }
  }
  return { job: { ...job, status }, pods: next, memory: {} };
};
