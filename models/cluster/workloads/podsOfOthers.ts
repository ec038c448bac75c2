import type { ApiObject } from '../../../spec/api/objects/apiObject.ts';
import type { DaemonSet, StatefulSet } from '../../../spec/api/objects/apps.ts';
import type { CronJob, Job } from '../../../spec/api/objects/batch.ts';
import type { Node, Pod } from '../../../spec/api/objects/core.ts';
import type { ResourceName } from '../../../spec/api/resourceTypes.ts';
import { missingDaemons } from '../../../spec/controllers/podsToCreate/daemons.ts';
import { missingJobPods, nextJob } from '../../../spec/controllers/podsToCreate/jobPods.ts';
import { missingOrdinals } from '../../../spec/controllers/podsToCreate/ordinals.ts';

/** A kind of workload whose controller is not modelled: its Pods are, as Pods that nobody replaces. */
export type KindOfOthers = {
  readonly resource: ResourceName;
  /** those that it creates where there are none yet, without defaults */
  readonly podsOf: (object: ApiObject, nodes: readonly Node[]) => readonly Pod[];
  /** what of the kind is not taken into account */
  readonly without: string;
};

const nobodyReplaces = 'nobody replaces a Pod that is lost';

/** By kind. */
export const kindsOfOthers: ReadonlyMap<string, KindOfOthers> = new Map([
  [
    'StatefulSet',
    {
      resource: 'statefulsets',
      podsOf: (set) => missingOrdinals(set as StatefulSet, [], []).pods,
      without: `${nobodyReplaces}, and they come in any order`,
    },
  ],
  [
    'DaemonSet',
    {
      resource: 'daemonsets',
      podsOf: (set, nodes) => missingDaemons(set as DaemonSet, [], nodes),
      without: nobodyReplaces,
    },
  ],
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
