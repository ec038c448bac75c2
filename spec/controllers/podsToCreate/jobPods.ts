import type { CronJob, Job } from '../../api/objects/batch.ts';
import type { Pod } from '../../api/objects/core.ts';
import { mostPods } from './mostPods.ts';
import { ownedBy } from './ownedBy.ts';
import { podFromTemplate } from './podFromTemplate.ts';

const hasFinished = ({ status }: Job): boolean =>
  (status?.conditions ?? []).some(
    ({ type, status: is }) => (type === 'Complete' || type === 'Failed') && is === 'True',
  );

const isRunning = ({ status }: Pod): boolean => status?.phase !== 'Succeeded' && status?.phase !== 'Failed';

const completionIndex = 'batch.kubernetes.io/job-completion-index';

const indexed = (pod: Pod, index: number): Pod => ({
  ...pod,
  metadata: {
    ...pod.metadata,
    labels: { ...pod.metadata?.labels, [completionIndex]: String(index) },
    annotations: { ...pod.metadata?.annotations, [completionIndex]: String(index) },
  },
  spec: { containers: [], ...pod.spec, hostname: `${pod.metadata?.name}` },
});

type Range = { readonly first: number; readonly last: number };

/** Indexes as the status of a Job tells them: `0-2,5`. */
const rangesOf = (text: string): readonly Range[] =>
  text
    .split(',')
    .filter((range) => range !== '')
    .map((range) => {
      const [first = Number.NaN, last = first] = range.split('-').map(Number);
      return { first, last };
    });

/** The lowest indexes that are not completed and of which no Pod runs. */
const freeIndexes = ({ spec, status }: Job, pods: readonly Pod[], count: number): readonly number[] => {
  const taken = new Set(
    pods
      .filter((pod) => pod.status?.phase !== 'Failed')
      .map(({ metadata }) => metadata?.annotations?.[completionIndex]),
  );
  const completed = rangesOf(status?.completedIndexes ?? '');
  const free: number[] = [];
  for (let index = 0; index < (spec?.completions ?? 0) && free.length < count; index++) {
    const done = completed.find(({ first, last }) => index >= first && index <= last);
    if (done !== undefined) index = done.last;
    else if (!taken.has(String(index))) free.push(index);
  }
  return free;
};

/** How many Pods are to run at once. */
const wantedPods = ({ spec, status }: Job, active: number): number => {
  const { completions, parallelism = 1 } = spec ?? {};
  const succeeded = status?.succeeded ?? 0;
  if (completions === undefined) return succeeded > 0 ? active : parallelism;
  return Math.min(parallelism, Math.max(0, completions - succeeded));
};

const jobController = 'kubernetes.io/job-controller';

/**
 * The Pods that a Job lacks to run `parallelism` of them at once, as far as completions are left. None for a Job that
 * is suspended, has finished, or belongs to another controller (`managedBy`).
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#parallel-jobs
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode
 */
export const missingJobPods = (job: Job, pods: readonly Pod[]): readonly Pod[] => {
  const { metadata, spec } = job;
  if (spec?.suspend || hasFinished(job) || (spec?.managedBy ?? jobController) !== jobController) return [];
  const owned = ownedBy(job, pods);
  const active = owned.filter(isRunning).length;
  const count = Math.min(Math.max(0, wantedPods(job, active) - active), mostPods + 1);
  const name = metadata?.name ?? '';
  if (spec?.completionMode === 'Indexed') {
    return freeIndexes(job, owned, count).map((index) =>
      indexed(podFromTemplate(spec.template, job, `${name}-${index}`), index),
    );
  }
  return Array.from({ length: count }, (_, index) =>
    podFromTemplate(spec?.template, job, `${name}-${owned.length + index + 1}`),
  );
};

/**
 * The Job that a CronJob starts when its time comes; none while it is suspended.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export const nextJob = ({ metadata, spec }: CronJob): Job | undefined => {
  if (spec?.suspend) return undefined;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      ...spec?.jobTemplate?.metadata,
      name: metadata?.name ?? '',
      namespace: metadata?.namespace || 'default',
    },
    spec: { template: {}, ...spec?.jobTemplate?.spec },
  };
};
