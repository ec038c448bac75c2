import type { CronJobWrite, NotStarted } from '../../spec/controllers/cronJob/cronJobView.ts';
import type { ReconciliationOf } from '../../spec/controllers/reconcile/reconciliation.ts';
import { statusChange } from './statusChange.ts';
import type { Told, ToldWrite } from './told.ts';
import { count, doesText, nameOf, objectText } from './words.ts';

type Of = ReconciliationOf<'CronJob'>;

const because: Readonly<Record<NotStarted, string>> = {
  deleted: 'it is being deleted',
  unknownTimeZone: 'its time zone does not exist',
  suspended: 'it is suspended',
  unparseableSchedule: 'its schedule cannot be read',
  invalidSchedule: 'its schedule fits no two times within five years',
  notDue: 'no time has come',
  tooLate: 'its starting deadline is over',
  startedBefore: 'the Job of the last time was started before',
  forbidden: 'another Job still runs, and concurrencyPolicy is Forbid',
  notOwned: 'a Job of that name is not its own',
  failed: 'the Job could not be created',
};

const toldWrite = ({ view }: Of, write: CronJobWrite): ToldWrite => {
  const namespace = view.cronJob.metadata?.namespace ?? '';
  switch (write.kind) {
    case 'createJob':
      return { verb: 'create', object: `Job ${namespace}/${nameOf(write.job)}`, change: '' };
    case 'deleteJob':
      return { verb: 'delete', object: `Job ${namespace}/${write.job}`, change: '' };
    case 'updateStatus':
      return {
        verb: 'update',
        object: `${objectText('CronJob', view.cronJob)} status`,
        change: statusChange(view.cronJob.status, write.status),
      };
  }
};

const saysOf = ({ sync }: Of): string => {
  if (sync.kind !== 'synced') return '';
  const { started, tried } = sync;
  const deleted = tried.filter(({ write }) => write.kind === 'deleteJob').length;
  return doesText(
    [
      ...(deleted > 0 ? [`deletes ${count(deleted, 'Job')}`] : []),
      ...('job' in started ? [`starts Job ${started.job}`] : []),
    ],
    `starts no Job: ${'none' in started ? because[started.none] : ''}`,
  );
};

const whyOf = ({ view }: Of): readonly string[] => {
  const { spec, status } = view.cronJob;
  const zone = spec?.timeZone ? ` (${spec.timeZone})` : '';
  const last = status?.lastScheduleTime
    ? `the last Job was started for ${status.lastScheduleTime}`
    : 'no Job was ever started';
  const active = count(status?.active?.length ?? 0, 'is active', 'are active');
  return [`its schedule is "${spec?.schedule ?? ''}"${zone}; ${last}, ${active}`];
};

/** What the CronJob controller does next. */
export const cronJobTold = (of: Of): Told => {
  const { view, sync } = of;
  const synced = sync.kind === 'synced' ? sync : undefined;
  return {
    controller: 'CronJob',
    object: objectText('CronJob', view.cronJob),
    says: saysOf(of),
    why: whyOf(of),
    writes: synced?.tried.map(({ write }) => toldWrite(of, write)) ?? [],
    errors: synced?.errors.map(({ message }) => message) ?? [],
    requeueAfterMs: synced?.requeueAfterMs,
  };
};
