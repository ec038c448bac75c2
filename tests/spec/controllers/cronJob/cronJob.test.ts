import { describe, expect, test } from 'vitest';
import { parseCronSchedule } from '../../../../spec/api/cronSchedule.ts';
import type { CronJob, CronJobSpec, CronJobStatus, Job } from '../../../../spec/api/objects/batch.ts';
import type { CronJobSync, LiveJob, LiveStatus } from '../../../../spec/controllers/cronJob/cronJobView.ts';
import { nextActivation } from '../../../../spec/controllers/cronJob/nextActivation.ts';
import { syncCronJob } from '../../../../spec/controllers/cronJob/syncCronJob.ts';

const at = (text: string): number => Date.parse(text);

const next = (schedule: string, after: string): string | undefined => {
  const parsed = parseCronSchedule(schedule);
  if (!parsed.valid) throw new Error(parsed.reason);
  const instant = nextActivation(parsed.schedule, at(after));
  return instant === undefined ? undefined : new Date(instant).toISOString();
};

test('a time that clocks skip in spring is passed over; one that they show twice comes due once or twice as the hour does', () => {
  const berlin = 'TZ=Europe/Berlin 30 2 * * *';
  expect(next(berlin, '2026-03-28T12:00:00Z')).toBe('2026-03-30T00:30:00.000Z');
  expect(next(berlin, '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
});

test('a day that does not exist never comes, the 29th of February comes every four years', () => {
  expect(next('0 0 31 2 *', '2026-01-01T00:00:00Z')).toBeUndefined();
  expect(next('0 0 29 2 *', '2026-01-01T00:00:00Z')).toBe('2028-02-29T00:00:00.000Z');
});

test('with both day fields one is enough, with a star both must fit', () => {
  expect(next('0 0 13 * 5', '2026-11-28T00:00:00Z')).toBe('2026-12-04T00:00:00.000Z');
  expect(next('0 0 * * 5', '2026-11-28T00:00:00Z')).toBe('2026-12-04T00:00:00.000Z');
  expect(next('0 0 13 * *', '2026-11-28T00:00:00Z')).toBe('2026-12-13T00:00:00.000Z');
});

const template = { spec: { template: { spec: { containers: [] } } } };

const cronJob = (spec: Partial<CronJobSpec> = {}, status: CronJobStatus = {}): CronJob => ({
  metadata: {
    name: 'backup',
    namespace: 'default',
    uid: 'cron-1',
    creationTimestamp: '2026-11-28T10:00:00Z',
  },
  spec: { schedule: '*/10 * * * *', jobTemplate: template, ...spec },
  status,
});

const job = (name: string, conditions: NonNullable<Job['status']>['conditions'] = []): Job => ({
  metadata: {
    name,
    namespace: 'default',
    uid: `uid of ${name}`,
    ownerReferences: [
      { apiVersion: 'batch/v1', kind: 'CronJob', name: 'backup', uid: 'cron-1', controller: true },
    ],
  },
  status: { conditions, startTime: '2026-11-28T10:00:00Z' },
});

const isTrue = (type: string) => [{ type, status: 'True', lastTransitionTime: '2026-11-28T10:05:00Z' }];
const notFound: LiveJob = { found: false, error: { reason: 'NotFound', message: 'not found' } };

const pass = (object: CronJob, now: string, jobs: readonly Job[] = []): CronJobSync =>
  syncCronJob({
    now: at(now),
    cronJob: object,
    jobs,
    liveJob: (name) => {
      const found = jobs.find(({ metadata }) => metadata?.name === name);
      return found ? { found: true, job: found } : notFound;
    },
    answers: () => undefined,
  });

const writes = (sync: CronJobSync): readonly string[] =>
  sync.kind === 'invalid'
    ? [sync.problem.code]
    : sync.tried.map(({ write }) =>
        write.kind === 'createJob'
          ? `create ${write.job.metadata?.name}`
          : write.kind === 'deleteJob'
            ? `delete ${write.job}`
            : 'status',
      );

const running = job('backup-1');
const active = [{ name: 'backup-1', namespace: 'default', uid: 'uid of backup-1' }];

test('a Job is started when its time has come, named by it, and only once', () => {
  const first = pass(cronJob(), '2026-11-28T10:10:00Z');
  expect(writes(first)).toEqual([`create backup-${at('2026-11-28T10:10:00Z') / 60_000}`, 'status']);
  if (first.kind !== 'synced') throw new Error('not synced');
  expect(first.status.lastScheduleTime).toBe('2026-11-28T10:10:00Z');
  expect(first.requeueAfterMs).toBe(600_100);
  const seen = job(`backup-${at('2026-11-28T10:10:00Z') / 60_000}`);
  expect(writes(pass(cronJob({}, first.status), '2026-11-28T10:10:01Z', [seen]))).not.toContainEqual(
    expect.stringContaining('create'),
  );
});

test('of several missed starts only the last one is made up for, and none after the starting deadline', () => {
  const late = pass(cronJob(), '2026-11-28T10:35:00Z');
  expect(writes(late)).toEqual([`create backup-${at('2026-11-28T10:30:00Z') / 60_000}`, 'status']);
  const strict = pass(cronJob({ startingDeadlineSeconds: 60 }), '2026-11-28T10:35:00Z');
  expect(strict).toMatchObject({ started: { none: 'notDue' } });
});

test('Forbid starts none while another is active, Replace deletes it, Allow runs both', () => {
  const due = '2026-11-28T10:20:00Z';
  const status = { active, lastScheduleTime: '2026-11-28T10:10:00Z' };
  expect(pass(cronJob({ concurrencyPolicy: 'Forbid' }, status), due, [running])).toMatchObject({
    started: { none: 'forbidden' },
    tried: [],
  });
  expect(writes(pass(cronJob({ concurrencyPolicy: 'Replace' }, status), due, [running]))).toEqual([
    'delete backup-1',
    `create backup-${at(due) / 60_000}`,
    'status',
  ]);
  expect(writes(pass(cronJob({ concurrencyPolicy: 'Allow' }, status), due, [running]))).toEqual([
    `create backup-${at(due) / 60_000}`,
    'status',
  ]);
});

test('a suspended CronJob starts nothing, nor does one with a schedule or a zone that cannot be read', () => {
  const now = '2026-11-28T10:10:00Z';
  expect(pass(cronJob({ suspend: true }), now)).toMatchObject({ started: { none: 'suspended' } });
  expect(pass(cronJob({ schedule: 'often' }), now)).toMatchObject({
    started: { none: 'unparseableSchedule' },
  });
  expect(pass(cronJob({ timeZone: 'Moon/Base' }), now)).toMatchObject({
    started: { none: 'unknownTimeZone' },
  });
  expect(pass(cronJob({ schedule: '0 0 31 2 *' }), now)).toMatchObject({
    started: { none: 'invalidSchedule' },
  });
});

test('finished Jobs beyond the limit are deleted, those that started first; active ones that are gone are forgotten', () => {
  const old = job('backup-0', isTrue('Complete'));
  const done = { ...job('backup-2', isTrue('Complete')), status: { conditions: isTrue('Complete') } };
  const sync = pass(
    cronJob({ successfulJobsHistoryLimit: 1, failedJobsHistoryLimit: 1, suspend: true }, { active }),
    '2026-11-28T10:10:00Z',
    [done, old],
  );
  expect(writes(sync)).toEqual(['delete backup-0', 'status']);
  expect(sync).toMatchObject({ status: { active: [] } });
});

test('a CronJob without a name is a problem that names the field', () => {
  expect(
    pass({ ...cronJob(), metadata: { namespace: 'default', uid: 'u' } }, '2026-11-28T10:10:00Z'),
  ).toMatchObject({
    kind: 'invalid',
    problem: { code: 'PS1006', place: { path: 'metadata.name' } },
  });
});

test('the scheduled time of a Job is told by the clocks of its zone: Z where they show UTC', () => {
  const told = (timeZone?: string): string | undefined => {
    const sync = pass(cronJob(timeZone === undefined ? {} : { timeZone }), '2026-11-28T10:10:00Z');
    const created = sync.kind === 'synced' ? sync.tried[0]?.write : undefined;
    return created?.kind === 'createJob'
      ? created.job.metadata?.annotations?.['batch.kubernetes.io/cronjob-scheduled-timestamp']
      : undefined;
  };
  expect(told()).toBe('2026-11-28T10:10:00Z');
  expect(told('Europe/London')).toBe('2026-11-28T10:10:00Z');
  expect(told('Asia/Kolkata')).toBe('2026-11-28T15:40:00+05:30');
});

test('Jobs count by the name of their controller and its namespace', () => {
  const elsewhere = { ...running, metadata: { ...running.metadata, namespace: 'other' } };
  const free = { ...running, metadata: { name: 'backup-1', namespace: 'default', uid: 'free' } };
  const ended = (each: Job): Job => ({ ...each, status: { conditions: isTrue('Complete') } });
  const limits = cronJob({ successfulJobsHistoryLimit: 0, suspend: true });
  expect(writes(pass(limits, '2026-11-28T10:10:00Z', [ended(elsewhere), ended(free)]))).toEqual([]);
  expect(writes(pass(limits, '2026-11-28T10:10:00Z', [ended(running)]))).toEqual([
    'delete backup-1',
    'status',
  ]);
});

test('a first success is noted even if its time is not known; a later one replaces it', () => {
  const succeeded = (completionTime?: string): Job => ({
    ...job('backup-3', isTrue('Complete')),
    status: { conditions: isTrue('Complete'), ...(completionTime ? { completionTime } : {}) },
  });
  const after = (status: CronJobStatus, completionTime?: string) =>
    pass(cronJob({ suspend: true }, status), '2026-11-28T10:10:00Z', [succeeded(completionTime)]);
  expect(writes(after({}))).toEqual(['status']);
  const before = { lastSuccessfulTime: '2026-11-28T10:00:00Z' };
  expect(writes(after(before, '2026-11-28T09:00:00Z'))).toEqual([]);
  expect(after(before, '2026-11-28T10:05:00Z')).toMatchObject({
    status: { lastSuccessfulTime: '2026-11-28T10:05:00Z' },
  });
});

describe('a Job that runs and is not known as active', () => {
  const due = '2026-11-28T10:10:00Z';
  const read = (liveStatus: LiveStatus) =>
    syncCronJob({
      now: at(due),
      cronJob: cronJob({ concurrencyPolicy: 'Forbid' }),
      jobs: [running],
      liveJob: () => notFound,
      liveStatus,
      answers: () => undefined,
    });

  test('has the CronJob read once more: if it knows the Job there, the pass goes by that', () => {
    expect(read({ found: true, status: { active } })).toMatchObject({
      started: { none: 'forbidden' },
      tried: [],
    });
    expect(read({ found: true, status: {} })).toMatchObject({ started: { job: expect.any(String) } });
  });

  test('ends the pass if the CronJob cannot be read', () => {
    const error = { reason: 'Timeout', message: 'timed out' } as const;
    expect(read({ found: false, error })).toMatchObject({ errors: [error], started: { none: 'failed' } });
  });

  test('keeps what the pass starts out of the status that is written, as in Kubernetes', () => {
    const sync = syncCronJob({
      now: at(due),
      cronJob: cronJob(),
      jobs: [running],
      liveJob: () => notFound,
      liveStatus: { found: true, status: { active } },
      answers: () => undefined,
    });
    expect(writes(sync)).toEqual([`create backup-${at(due) / 60_000}`, 'status']);
    const last = sync.kind === 'synced' ? sync.tried.at(-1)?.write : undefined;
    expect(last?.kind === 'updateStatus' ? last.status : undefined).toEqual({});
  });
});
