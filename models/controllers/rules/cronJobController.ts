import { together } from '../../../checker/system/guard.ts';
import { isMinute } from '../charts/clock.ts';
import { seenNumberOf } from '../charts/cronJobStatus.ts';
import { isIdle } from '../charts/pass.ts';
import { isActive, isDeleted, lookOfJob, seenLook } from '../charts/scheduledJob.ts';
import type { CronJobStep, NotedJobs } from '../decisions/cronJobWrites.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { CronJobControllerParts, CronJobParts, SeenScheduledJobParts } from '../parts/cronJobParts.ts';
import { type CronJobPlan, lastMinute } from '../plan/cronJobPlan.ts';
import type { ControllersComposer } from './controllersComposer.ts';
import { passRules, type WriteRule, writeRules } from './passes.ts';
import { processRules } from './processes.ts';
import { watch } from './watching.ts';

const by = 'CronJob controller';

/**
 * The CronJob controller, on a clock: it sees the CronJob and its Jobs, late, and writes what `syncCronJob` decides about what it
 * has seen and reads from the API. A pass takes no time by this clock. A status that has changed since cannot be written.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export const cronJobControllerRules = (
  composer: ControllersComposer,
  { clock, jobs, status, statuses, controllers }: CronJobParts,
  budgets: BudgetParts,
  plan: CronJobPlan,
) => {
  const { actor, rule } = composer;
  const views = controllers.flatMap((controller) =>
    controller.pods.map((job): View => ({ ...job, controller, clock })),
  );
  const looks = ['Active', 'Finished'] as const;
  const ofJobs = actor(by, () =>
    watch(
      composer,
      views,
      ({ seen }) => seen,
      ({ controller }) => controller,
      (verb) => ({
        gone: {
          rule: `${verb} that the Job is gone`,
          as: 'Unseen',
          when: ({ pod, seen }: View) => [
            pod.object.is((state) => lookOfJob(state) === undefined),
            seen.isNot((state) => seenLook(state) === undefined),
          ],
        },
        ...Object.fromEntries(
          looks.map((look) => [
            look,
            {
              rule: `${verb} the Job ${look}`,
              as: look,
              when: ({ pod, seen }: View) => [
                pod.object.is((state) => lookOfJob(state) === look),
                seen.isNot((state) => seenLook(state) === look),
              ],
            },
          ]),
        ),
      }),
    ),
  );
  const ofStatus = actor(by, () =>
    watch(
      composer,
      controllers,
      ({ seen }) => seen,
      (controller) => controller,
      (verb) =>
        Object.fromEntries(
          statuses.map((_, number) => [
            `status ${number}`,
            {
              rule: `${verb} the CronJob ${nameOf(statuses[number]!)}`,
              as: 'Present',
              details: { status: number },
              when: ({ seen }: CronJobControllerParts) => [
                status.is(({ context }) => context.status === number),
                seen.isNot((state) => seenNumberOf(state) === number),
              ],
            },
          ]),
        ),
    ),
  );
  const { hasListed } = processRules(composer, budgets, by, controllers);
  const { endsPass, writes } = passRules(composer, budgets, {
    by,
    controllers,
    about: views,
    writes: {
      createsJob: {
        rule: 'creates the Job of a scheduled time',
        is: (write, { pod }) => write.kind === 'createJob' && write.minute === pod.id,
        inApi: ({ pod }) => [pod.object.tell({ type: 'CREATE' })],
        facts: ({ pod, controller }) => ({
          action: 'creation of a scheduled Job',
          scheduled: { controller: controller.id, minute: pod.id },
        }),
      },
      deletesJob: {
        rule: 'deletes a Job that is replaced',
        is: (write, { pod }) => write.kind === 'deleteJob' && write.minute === pod.id,
        inApi: ({ pod }) => [pod.object.tell({ type: 'DELETE' })],
      },
    } satisfies { readonly [key: string]: WriteRule<View, CronJobStep> },
  });
  const notes = controllers
    .flatMap((controller) => statuses.map((noted, number) => ({ controller, noted, number })))
    .map(
      (note, at): Note => ({ ...note, id: at + 1, name: `${note.controller.name}, ${nameOf(note.noted)}` }),
    );
  const ofNotes = writeRules<CronJobStep, Note, NoteWrites>(composer, budgets, {
    by,
    about: notes,
    writes: {
      writesStatus: {
        rule: 'writes the status of the CronJob',
        is: (write, { noted }) =>
          write.kind === 'updateStatus' && JSON.stringify(write.status) === JSON.stringify(noted),
        accepted: ({ controller }) => isCurrent(controller),
        inApi: ({ number }) => [status.send({ type: 'WRITE', status: number })],
      },
    },
  });
  const removesDeleted = actor('API server', () =>
    rule('removes the deleted Job', [jobs], ({ object }) => ({
      when: [object.is(isDeleted), ...controllers.map(({ pass }) => pass.is(isIdle))],
      then: [object.send({ type: 'REMOVE' })],
    })),
  );
  actor('Job controller', () => {
    rule('finishes the Job', [jobs], ({ object }) => ({
      when: [object.is(isActive)],
      then: [object.send({ type: 'FINISH' })],
    }));
  });
  actor(
    'environment',
    () => {
      for (let minute = 0; minute < lastMinute(plan); minute++) {
        rule(`lets it be minute ${minute + 1}`, [controllers.slice(0, 1)], () => ({
          when: [clock.is(isMinute(minute)), ...controllers.map(({ pass }) => pass.is(isIdle))],
          then: [clock.send({ type: 'TICK' })],
        }));
      }
    },
    { fair: false },
  );
  return {
    sees: [...ofJobs.sees, ...ofStatus.sees],
    lists: [removesDeleted, ...ofJobs.lists, ...ofStatus.lists, hasListed],
    endsPass,
    changeable: { ...writes, ...ofNotes },
  };
  function isCurrent({ seen }: CronJobControllerParts) {
    return [
      together({ seen, status }, (states) => seenNumberOf(states.seen) === states.status.context.status),
    ];
  }
};

const nameOf = ({ last, active }: NotedJobs): string =>
  `last scheduled at ${last}${active.length > 0 ? `, ${active.join(' and ')} active` : ''}`;

/** A Job as a controller sees it. */
type View = SeenScheduledJobParts & {
  readonly controller: CronJobControllerParts;
  readonly clock: CronJobParts['clock'];
};

type NoteWrites = { readonly writesStatus: WriteRule<Note, CronJobStep> };

/** A status that a controller may write. */
type Note = {
  readonly id: number;
  readonly name: string;
  readonly controller: CronJobControllerParts;
  readonly noted: NotedJobs;
  readonly number: number;
};
