import { creationOf } from '../../../models/recorded/asked/creation.ts';
import { type LiveObject, seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import type { ObjectStep } from '../../../models/recorded/steps.ts';
import type { Metadata, Owner } from '../../../models/recorded/watchRecord.ts';
import type { CronJob, CronJobSpec, Job } from '../../../spec/api/objects/batch.ts';
import { ofObjects, type RecordPredicate } from '../recordPredicate.ts';

/** A Job that a CronJob creates, and what it may see of itself at that time. */
export type CreatedJob = {
  readonly job: Job;
  readonly owner: Owner;
  /** the CronJob with that UID; absent: it is not there */
  readonly live: LiveObject | undefined;
  readonly cronJob: CronJob;
  /** the newest spec first, then those of a little while ago */
  readonly specs: readonly CronJobSpec[];
  /** its scheduled time, in unix milliseconds; NaN: its name tells none */
  readonly scheduled: number;
  /** when it was created, in unix seconds */
  readonly time: number;
};

const scheduledTimestamp = 'batch.kubernetes.io/cronjob-scheduled-timestamp';

/** What `kubectl create job --from` says of the Job that it makes. */
const instantiate = 'cronjob.kubernetes.io/instantiate';

/** A user created the Job: it was asked for, or looks so where requests are not recorded. */
const isByHand = ({ record, history, after }: ObjectStep): boolean => {
  const { annotations = {} } = after.metadata;
  const unmarked = annotations[instantiate] !== undefined || annotations[scheduledTimestamp] === undefined;
  return (
    creationOf(history, 'jobs', after, record.version) !== undefined ||
    (unmarked && !history.requests.recorded)
  );
};

const createdJob = (step: ObjectStep): CreatedJob | undefined => {
  const { record, history, after } = step;
  const owner = after.metadata.ownerReferences?.find(({ controller }) => controller);
  if (record.type !== 'ADDED' || record.snapshot || owner?.kind !== 'CronJob') return undefined;
  if (!history.watched.has('cronjobs')) return undefined;
  if (isByHand(step)) return undefined;
  const live = history.objects.get(owner.uid);
  if (live === undefined && history.gone.has(owner.uid)) return undefined;
  const specs = live === undefined ? [] : (seenSpecs(live, record.time) as CronJobSpec[]);
  return {
    job: after as Job,
    owner,
    live,
    cronJob: (live?.object ?? {}) as CronJob,
    specs,
    scheduled: scheduledTime(after.metadata),
    time: record.time,
  };
};

const minute = 60_000;

/** The time for which a Job is created: the minute that its name ends with, and the second of its annotation. */
const scheduledTime = ({ name, annotations }: Metadata): number => {
  const named = Number(/-(\d+)$/.exec(name)?.[1]) * minute;
  const noted = Date.parse(annotations?.[scheduledTimestamp] ?? '');
  return Math.floor(noted / minute) * minute === named ? noted : named;
};

/** Of each Job that a CronJob creates by itself. */
export const ofCreatedJobs = (
  judge: (created: CreatedJob, step: ObjectStep) => string | undefined,
): RecordPredicate =>
  ofObjects({
    about: ['jobs'],
    whole: true,
    showsLess: [
      'which spec the controller saw: the newest one, or one of a little while ago',
      'without requests: who created a Job that is not annotated with its time',
    ],
    judge: (step) => {
      const created = createdJob(step);
      return created && judge(created, step);
    },
  });
