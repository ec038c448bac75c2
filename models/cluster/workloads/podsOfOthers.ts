import type { ApiObject } from '../../../spec/api/objects/apiObject.ts';
import type { CronJob, Job } from '../../../spec/api/objects/batch.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { ResourceName } from '../../../spec/api/resourceTypes.ts';
import { missingJobPods, nextJob } from '../../../spec/controllers/podsToCreate/jobPods.ts';

/** A kind of workload whose controller is not modelled: its Pods are, as Pods that nobody replaces. */
export type KindOfOthers = {
  readonly resource: ResourceName;
  /** those that it creates where there are none yet, without defaults */
  readonly podsOf: (object: ApiObject) => readonly Pod[];
  /** what of the kind is not taken into account */
  readonly without: string;
};

/** By kind. */
export const kindsOfOthers: ReadonlyMap<string, KindOfOthers> = new Map([
  [
    'Job',
    {
      resource: 'jobs',
      podsOf: (job) => missingJobPods(job as Job, []),
      without: 'those that it starts first; nobody starts more',
    },
  ],
  [
    'CronJob',
    {
      resource: 'cronjobs',
      podsOf: (cronJob) => {
        const job = nextJob(cronJob as CronJob);
        return job ? missingJobPods(job, []) : [];
      },
      without: 'those of one run that it starts first; nobody starts more',
    },
  ],
]);
