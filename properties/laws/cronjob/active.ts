import { viewLagSeconds } from '../../../models/recorded/history/liveNode.ts';
import { nameKey } from '../../../models/recorded/history/names.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofCronJobs } from './ofCronJobs.ts';

export const active: LawRecord = {
  id: 'cronjob/active',
  says: 'A CronJob notes as active, once each, Jobs that it created, until they have ended or are gone',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cronjobstatus-v1-batch',
  fields: ['cronjob.status.active'],
  exceptions: ['a Job that is gone while another one has its name'],
  record: ofCronJobs(({ cronJob, old, status, jobs }, { history, record }) => {
    const { namespace } = cronJob.metadata ?? {};
    const noted = status.active ?? [];
    const wasNoted = new Set(old.active?.map(({ uid }) => uid));
    const since = record.time - viewLagSeconds;
    for (const [at, { uid, name = '', kind, namespace: home }] of noted.entries()) {
      const started = jobs.find(({ job }) => job.metadata.uid === uid);
      const right = started?.job.metadata.name === name && kind === 'Job' && home === namespace;
      if (!right && !wasNoted.has(uid)) return `it notes ${name} (${uid}) as active, which is no Job of it`;
      if (noted.findIndex((each) => each.uid === uid) !== at) return `it notes ${name} as active twice`;
      if (started === undefined || !wasNoted.has(uid)) continue;
      if ((started.endedAt ?? record.time) < since) return `it notes ${name} as active, which has ended`;
      const replaced = history.names.has(nameKey('jobs', name, namespace));
      if ((started.goneAt ?? record.time) < since && !replaced)
        return `it notes ${name} as active, which is gone`;
    }
    const dropped = (old.active ?? []).filter(({ uid }) => !noted.some((each) => each.uid === uid));
    const running = dropped.find(({ uid }) => {
      const started = jobs.find(({ job }) => job.metadata.uid === uid);
      const ends = started?.endedAt ?? started?.goneAt;
      return started && ends === undefined && started.job.metadata.deletionTimestamp === undefined;
    });
    return running && `it no longer notes ${running.name} as active, which runs`;
  }),
  lies: [
    'a CronJob with a ghost that is active',
    'a CronJob that notes a Job twice',
    'a CronJob whose Job is active after its end',
    'a CronJob that forgets a Job that runs',
  ],
};
