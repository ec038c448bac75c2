import { expect, test } from 'vitest';
import { LazyRun } from '../../../../checker/lazy/lazyRun.ts';
import { randomFrom } from '../../../../checker/simulate/random.ts';
import { isWorking } from '../../../../models/controllers/charts/controllerProcess.ts';
import { seenNumberOf } from '../../../../models/controllers/charts/cronJobStatus.ts';
import { isIdle } from '../../../../models/controllers/charts/pass.ts';
import { lookOfJob, seenLook } from '../../../../models/controllers/charts/scheduledJob.ts';
import { composeCronJob } from '../../../../models/controllers/composeCronJob.ts';
import type { NotedJobs } from '../../../../models/controllers/decisions/cronJobWrites.ts';
import { calm } from '../../../../models/controllers/plan/controllersPlan.ts';
import type { Job } from '../../../../spec/api/objects/batch.ts';
import { syncCronJob } from '../../../../spec/controllers/cronJob/syncCronJob.ts';

const budgets = { ...calm, controllerRestarts: 1, lostReplies: 1, conflicts: 1 };

const minutes = (minute: number): string => new Date(Date.UTC(2026, 5, 1, 0, minute)).toISOString();
const nameOf = (minute: number): string => `web-${Date.parse(minutes(minute)) / 60_000}`;

const jobOf = (minute: number, look: string): Job => ({
  metadata: {
    namespace: 'default',
    name: nameOf(minute),
    uid: nameOf(minute),
    ownerReferences: [{ apiVersion: 'batch/v1', kind: 'CronJob', name: 'web', uid: 'web', controller: true }],
  },
  status: look === 'Finished' ? { conditions: [{ type: 'Complete', status: 'True' }] } : {},
});

const statusOf = ({ last, active }: NotedJobs) => ({
  ...(last > 0 && { lastScheduleTime: minutes(last) }),
  active: active.map((each) => ({ name: nameOf(each), uid: nameOf(each) })),
});

test.each(['Allow', 'Forbid', 'Replace'] as const)(
  'the CronJob controller of the model begins with the write that syncCronJob decides, under %s',
  (policy) => {
    const { system, parts } = composeCronJob({
      gate: 'on',
      lags: true,
      places: 3,
      times: 3,
      policy,
      budgets,
    });
    const [controller] = parts.controllers;
    const run = new LazyRun(system);
    const random = randomFrom(5);
    let begun = 0;
    for (let life = 0; life < 40; life++) {
      let { state } = run.initial();
      for (let step = 0; step < 40; step++) {
        const enabled = run.enabled(state);
        const cached = parts.statuses[seenNumberOf(run.snapshotOf(controller!.seen, state)) ?? -1];
        const mayBegin =
          isWorking(run.snapshotOf(controller!.process, state)) &&
          isIdle(run.snapshotOf(controller!.pass, state));
        if (cached && mayBegin) {
          const { minute } = run.snapshotOf(parts.clock, state).context;
          const live = parts.jobs.flatMap(({ id, object }) => {
            const look = lookOfJob(run.snapshotOf(object, state));
            return look ? [jobOf(id, look)] : [];
          });
          const sync = syncCronJob({
            now: Date.parse(minutes(minute)) + 2000,
            cronJob: {
              metadata: { namespace: 'default', name: 'web', uid: 'web', creationTimestamp: minutes(0) },
              spec: {
                schedule: '* * * * *',
                concurrencyPolicy: policy,
                jobTemplate: {},
                successfulJobsHistoryLimit: 9,
              },
              status: statusOf(cached),
            },
            jobs: controller!.pods.flatMap(({ pod, seen }) => {
              const look = seenLook(run.snapshotOf(seen, state));
              return look ? [jobOf(pod.id, look)] : [];
            }),
            liveJob: (name) => {
              const job = live.find(({ metadata }) => metadata?.name === name);
              return job
                ? { found: true, job }
                : { found: false, error: { reason: 'NotFound', message: name } };
            },
            liveStatus: {
              found: true,
              status: statusOf(parts.statuses[run.snapshotOf(parts.status, state).context.status]!),
            },
            answers: () => undefined,
          });
          const first = sync.kind === 'synced' ? sync.tried[0]?.write.kind : undefined;
          const begins = enabled.flatMap(({ actor, name }) =>
            actor === 'CronJob controller' ? (writes[name] ?? []) : [],
          );
          expect(new Set(begins).size).toBeLessThan(2);
          if (begins.length > 0) {
            expect(begins[0]).toBe(first);
            begun++;
          }
        }
        if (enabled.length === 0) break;
        state = run.fire(enabled[random.below(enabled.length)]!, state).at(-1)!.after;
      }
    }
    expect(begun).toBeGreaterThan(100);
  },
);

/** What the rules of the model write. */
const writes: { readonly [rule: string]: string } = {
  'creates the Job of a scheduled time': 'createJob',
  'deletes a Job that is replaced': 'deleteJob',
  'writes the status of the CronJob': 'updateStatus',
};
