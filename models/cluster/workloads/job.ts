import { always } from '../../../checker/system/guard.ts';
import type { CronJob, Job } from '../../../spec/api/objects/batch.ts';
import { missingJobPods, nextJob } from '../../../spec/controllers/podsToCreate/jobPods.ts';
import { type PlacedParts, placedParts } from '../parts/placedParts.ts';
import type { WantedPods } from '../plan/planCluster.ts';
import { completedPodRules } from '../rules/completedPods.ts';
import { askedPlacedViews } from '../views/askedPlacedViews.ts';
import { type WorkloadController, workloadKind } from './workloadKind.ts';

const jobController: WorkloadController<PlacedParts> = {
  name: 'Job controller',
  rules: completedPodRules,
  wants: () => always,
  views: () => undefined,
  asked: askedPlacedViews,
};

/** how many Pods of a Job may fail if it does not say: https://kubernetes.io/docs/concepts/workloads/controllers/job/ */
const usualBackoffLimit = 6;

/** A Pod for each completion, and as many more as may fail. */
const wantsOf = (job: Job): WantedPods => {
  const {
    parallelism = 1,
    completions = parallelism,
    backoffLimit = usualBackoffLimit,
    template = {},
  } = job.spec ?? {};
  const spec = { template, ...job.spec, parallelism: completions, completions };
  const places = missingJobPods({ ...job, spec }, []);
  return {
    replicas: places.length,
    template,
    places,
    completes: { parallelism, most: places.length + backoffLimit },
  };
};

const without =
  'restarts of containers do not count towards backoffLimit, and policies for failed Pods, deadlines and suspension are left out';

/** A Job: its Pods end, and those that fail are created again. */
export const jobKind = workloadKind<Job, PlacedParts>({
  resource: 'jobs',
  wants: wantsOf,
  parts: placedParts,
  controller: jobController,
  without,
});

/** A CronJob, as the one Job that it starts next. */
export const cronJobKind = workloadKind<CronJob, PlacedParts>({
  resource: 'cronjobs',
  wants: (cronJob) => {
    const job = nextJob(cronJob);
    return job
      ? wantsOf(job)
      : { replicas: 0, template: {}, places: [], completes: { parallelism: 1, most: 0 } };
  },
  parts: placedParts,
  controller: jobController,
  without: `it is one run of it; ${without}`,
});
