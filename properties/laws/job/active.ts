import { seenActive } from '../../../models/recorded/history/tally.ts';
import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import type { Job } from '../../../spec/api/objects/batch.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofJobs } from './ofJobs.ts';

export const active: LawRecord = {
  id: 'job/active',
  says: 'A Job counts as active the Pods of it that are, those that it has just created among them, or that were when it looked last',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobstatus-v1-batch',
  fields: ['job.status.active'],
  record: ofJobs((step) => {
    const { record, history, after } = step;
    const window = history.tallies.window(after.metadata.uid);
    if (!statusChanges(step) || window === undefined) return undefined;
    const { active: counted = 0 } = (after as Job).status ?? {};
    const [now = 0] = window.numbers;
    const most = seenActive(now, history.tallies.ended.get(after.metadata.uid), record.time);
    if (counted >= now && counted <= most) return undefined;
    return window.some(([was]) => was === counted)
      ? undefined
      : `it counts ${counted} active Pods; there are ${now}, and were ${most} a while ago`;
  }),
  lies: ['a Job that counts an active Pod less'],
};
