import { withoutSelector } from '../../../models/recorded/asked/jobSpec.ts';
import { differing, read, readRequest } from '../../../models/recorded/asked/storedForm.ts';
import { unaskedKey } from '../../../models/recorded/asked/unaskedKey.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { CronJob, CronJobSpec, Job } from '../../../spec/api/objects/batch.ts';
import { jobAt } from '../../../spec/controllers/cronJob/startJob.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofCreatedJobs } from './createdJob.ts';

/** Labels that a Job gets, and gives to its Pods, when it is created. */
const trackingLabels: readonly string[] = [
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-name',
  'controller-uid',
  'job-name',
];

const isTracking = (key: string): boolean => trackingLabels.includes(key);

const never = (): boolean => false;

/** What of a Job is not what its CronJob makes of a spec for a scheduled time, in unix milliseconds. */
const foreignField = (job: Job, cronJob: CronJob, spec: CronJobSpec, due: number): string | undefined => {
  const wanted = readRequest<Job>('jobs', jobAt({ ...cronJob, spec }, due));
  const label = unaskedKey(wanted.metadata?.labels, job.metadata?.labels, isTracking);
  if (label !== undefined) return `the label ${label}`;
  const annotation = unaskedKey(wanted.metadata?.annotations, job.metadata?.annotations, never);
  if (annotation !== undefined) return `the annotation ${annotation}`;
  const [asked, made] = [withoutSelector(wanted.spec), withoutSelector(read('jobs', job).spec)];
  if (!deepEqual(asked, made)) return differing(asked, made, 'spec');
  const podLabel = unaskedKey(
    wanted.spec?.template.metadata?.labels,
    job.spec?.template.metadata?.labels,
    isTracking,
  );
  return podLabel && `the label ${podLabel} of its Pods`;
};

export const template: LawRecord = {
  id: 'cronjob/template',
  says: 'A Job that a CronJob creates is what its jobTemplate says, is annotated with its scheduled time, and belongs to it',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#job-template',
  fields: ['cronjob.spec.jobTemplate', 'job.metadata.ownerReferences', 'job.metadata.annotations'],
  record: ofCreatedJobs(({ job, owner, live, cronJob, specs, scheduled }) => {
    if (live === undefined) return `its CronJob ${owner.name} (${owner.uid}) was never there`;
    const { name, namespace } = cronJob.metadata ?? {};
    if (live.resource !== 'cronjobs' || owner.name !== name || job.metadata?.namespace !== namespace)
      return `its CronJob is said to be ${owner.name}; ${owner.uid} is ${name} of ${live.resource}`;
    if (owner.apiVersion !== 'batch/v1' || !owner.blockOwnerDeletion)
      return `its reference to ${name} is not that of a CronJob to what it creates`;
    if (Number.isNaN(scheduled)) return undefined;
    const foreign = specs.map((spec) => foreignField(job, cronJob, spec, scheduled));
    return foreign.includes(undefined) ? undefined : `${foreign[0]} is not that of the template of ${name}`;
  }),
  lies: [
    'a Job of another template',
    'a Job of a CronJob that never was',
    'a Job that says another scheduled time',
  ],
};
