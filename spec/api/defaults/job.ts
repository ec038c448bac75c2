import type { CronJob, Job, JobSpec } from '../objects/batch.ts';
import { defaultPodTemplate } from './podSpec.ts';

const unlimited = 2 ** 31 - 1;

/** What holds for Jobs and for the template of a CronJob alike. */
const defaultJobTemplateSpec = (spec: JobSpec): void => {
  for (const rule of spec.podFailurePolicy?.rules ?? []) {
    for (const pattern of rule.onPodConditions ?? []) pattern.status ||= 'True';
  }
  defaultPodTemplate(spec.template);
};

/**
 * One Pod to completion, six retries (per Job; without limit if they are limited per index). The labels of the
 * template are also those of the Job, if it has none: the same map, so that what is added to one is added to both.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export const setJobDefaults = (job: Job): void => {
  const { spec } = job;
  if (spec === undefined) return;
  if (spec.completions === undefined && spec.parallelism === undefined) spec.completions = 1;
  spec.parallelism ??= 1;
  spec.backoffLimit ??= spec.backoffLimitPerIndex === undefined ? 6 : unlimited;
  const labels = spec.template?.metadata?.labels;
  if (labels !== undefined && Object.keys(job.metadata?.labels ?? {}).length === 0) {
    job.metadata ??= {};
    job.metadata.labels = labels;
  }
  spec.completionMode ??= 'NonIndexed';
  spec.suspend ??= false;
  spec.podReplacementPolicy ??= spec.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed';
  spec.manualSelector ??= false;
  defaultJobTemplateSpec(spec);
};

/**
 * Concurrent runs are allowed; three succeeded and one failed Job are kept.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export const setCronJobDefaults = ({ spec }: CronJob): void => {
  if (spec === undefined) return;
  spec.concurrencyPolicy ||= 'Allow';
  spec.suspend ??= false;
  spec.successfulJobsHistoryLimit ??= 3;
  spec.failedJobsHistoryLimit ??= 1;
  if (spec.jobTemplate?.spec) defaultJobTemplateSpec(spec.jobTemplate.spec);
};
