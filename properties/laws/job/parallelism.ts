import { seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import { isActive } from '../../../models/recorded/history/livePod.ts';
import { seenActive } from '../../../models/recorded/history/tally.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Job } from '../../../spec/api/objects/batch.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofJobs } from './ofJobs.ts';

export const parallelism: LawRecord = {
  id: 'job/parallelism',
  says: 'A Job has no more active Pods than its parallelism, and none once it is complete, failed or suspended',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#controlling-parallelism',
  fields: ['job.spec.parallelism', 'job.status.active'],
  record: ofJobs(({ record, history, before, after }) => {
    if (deepEqual(before?.status, after.status)) return undefined;
    const { active = 0 } = (after as Job).status ?? {};
    const live = history.objects.get(after.metadata.uid);
    if (live === undefined) return undefined;
    const most = Math.max(
      ...[after.spec, ...seenSpecs(live, record.time)].map((spec) => (spec as Job['spec'])?.parallelism ?? 1),
    );
    const was = (before as Job | undefined)?.status?.active ?? 0;
    if (active > most && active > was) return `${active} Pods are active; its parallelism is ${most}`;
    let now = 0;
    for (const { object } of history.pods.ownedBy(after.metadata.uid)) if (isActive(object)) now += 1;
    const seen = seenActive(now, history.tallies.ended.get(after.metadata.uid), live.time);
    return active > seen ? `${active} Pods are active; ${seen} were of late` : undefined;
  }),
  lies: ['never added', 'a Job with too many Pods'],
};
