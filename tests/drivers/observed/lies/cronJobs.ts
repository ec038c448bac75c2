import type { CronJob, CronJobSpec, CronJobStatus, Job } from '../../../../spec/api/objects/batch.ts';
import type { Draft } from '../../../../spec/api/objects/draft.ts';
import { endOfJob } from '../../../../spec/controllers/cronJob/jobHistory.ts';
import type { Line, Recording, Thing } from '../recordings.ts';
import { statusDiffers } from './anyStatus.ts';
import { fromTheStart } from './fromTheStart.ts';
import { change, choose, type Lie, type Place, placesOf, renumbered, type Told, unattended } from './lie.ts';
import { isAdded, isModified, roomBehind, shifted } from './places.ts';

const timestamp = 'batch.kubernetes.io/cronjob-scheduled-timestamp';

const minute = 60;

const ownerOf = ({ metadata }: Thing) => metadata.ownerReferences?.find(({ kind }) => kind === 'CronJob');

const scheduledOf = ({ metadata }: Thing): string => metadata.annotations?.[timestamp] ?? '';

const statusOf = (thing: Thing | undefined): Draft<CronJobStatus> =>
  (thing?.status ?? {}) as Draft<CronJobStatus>;

const specOf = (thing: Thing): Draft<CronJobSpec> => thing.spec as unknown as Draft<CronJobSpec>;

const activeIn = (thing: Thing | undefined): readonly string[] =>
  (statusOf(thing).active ?? []).map(({ uid }) => uid ?? '');

const secondsOf = (text: string): number => Date.parse(text) / 1000;

/** A CronJob creates a Job in this event. */
const isStart = (place: Place): boolean =>
  isAdded(place) && ownerOf(place.object) !== undefined && scheduledOf(place.object) !== '';

const startsOf = (lines: readonly Line[], uid: string): readonly Place[] =>
  placesOf(lines, 'jobs').filter((place) => isStart(place) && ownerOf(place.object)?.uid === uid);

const starts = ({ object }: Place, { lines }: Recording): boolean =>
  startsOf(lines, object.metadata.uid).length > 0;

/** The newest state of the CronJob that creates a Job in this event, and when that was received. */
const creator = ({ at, object }: Place, lines: readonly Line[]): Line | undefined =>
  lines.findLast((each, index) => index < at && each.object?.metadata.uid === ownerOf(object)?.uid);

/** The Jobs of the CronJob that end stay for a while. */
const keepsJobs = ({ successfulJobsHistoryLimit = 3, jobTemplate }: Draft<CronJobSpec>): boolean =>
  successfulJobsHistoryLimit > 1 && jobTemplate.spec?.ttlSecondsAfterFinished === undefined;

/** A CronJob was otherwise from its first event on. */
const otherwise = (
  name: string,
  fits: (place: Place, recording: Recording) => boolean,
  write: (spec: Draft<CronJobSpec>) => void,
): Lie =>
  unattended(
    fromTheStart(
      name,
      (place, recording) => starts(place, recording) && fits(place, recording),
      (cronJob) => write(specOf(cronJob)),
      'cronjobs',
    ),
  );

/** A Job is otherwise from its creation on. */
const jobIsOther = (
  name: string,
  write: (job: Thing) => void,
  fits: (place: Place, lines: readonly Line[]) => boolean = () => true,
): Lie => change(name, (place, lines) => isStart(place) && fits(place, lines), write, 'onward', 'jobs');

/** The Job says that it was started for a time so many minutes off. */
const moveBy =
  (minutes: number) =>
  (job: Thing): void => {
    const time = shifted(scheduledOf(job), minutes * minute);
    job.metadata.annotations![timestamp] = time;
    job.metadata.name = `${ownerOf(job)?.name}-${Date.parse(time) / 60_000}`;
  };

/** Of a status of a CronJob in which it changes. */
const inStatus = (
  name: string,
  fits: (place: Place, lines: readonly Line[]) => boolean,
  write: (status: Draft<CronJobStatus>, place: Place) => void,
  extent: 'once' | 'onward' = 'once',
): Lie =>
  change(
    name,
    (place, lines) => statusDiffers(place) && fits(place, lines),
    (cronJob, _, place) => write(statusOf(cronJob), place),
    extent,
    'cronjobs',
  );

const isStarted = ({ before, object }: Place): boolean =>
  activeIn(object).some((uid) => !activeIn(before).includes(uid));

/** The status is written again after this event, and so much later that the controller has seen what was before. */
const isWrittenLater = ({ at, line, object }: Place, lines: readonly Line[]): boolean =>
  placesOf(lines, 'cronjobs').some(
    (each) =>
      each.at > at &&
      each.object.metadata.uid === object.metadata.uid &&
      statusDiffers(each) &&
      secondsOf(each.line.ts) > secondsOf(line.ts) + minute / 2,
  );

/** The lie shows only when its CronJob writes its status again. */
const later = (lie: Lie): Lie => ({
  ...lie,
  tell: (recording, random) => {
    const told = lie.tell(recording, random);
    return told && { ...told, later: true };
  },
});

/** The Job is removed after this event, and not seen again. */
const gone = (name: string, fits: (job: Job, cronJob: CronJob) => boolean): Lie => ({
  name,
  tell: (recording, random): Told | undefined => {
    const place = choose(
      recording,
      random,
      (each, lines) => {
        const cronJob = creator(each, lines)?.object as CronJob | undefined;
        const stays = each.object.metadata.deletionTimestamp ?? cronJob?.metadata?.deletionTimestamp;
        const room = isModified(each) && stays === undefined && roomBehind(lines, each.at);
        return room && cronJob !== undefined && fits(each.object as Job, cronJob);
      },
      'jobs',
    );
    if (place === undefined) return undefined;
    const { uid, resourceVersion } = place.object.metadata;
    const removal = structuredClone({ ...place.line, type: 'DELETED' });
    removal.object!.metadata.resourceVersion = String(Number(resourceVersion) + 1);
    const lines = recording.lines.flatMap((line, at) => {
      if (at === place.at) return [line, removal];
      return at > place.at && line.object?.metadata.uid === uid ? [] : line;
    });
    return { lines: renumbered(lines), at: place.at + 1, uid };
  },
});

/** Lies about CronJobs. */
export const cronJobLies: readonly Lie[] = [
  otherwise(
    'a Job at a time that is not in the schedule',
    () => true,
    (spec) => {
      spec.schedule = '15 3 1 1 *';
    },
  ),
  otherwise(
    'a Job in another time zone',
    ({ object }) => specOf(object).timeZone === 'Asia/Kathmandu',
    (spec) => {
      delete spec.timeZone;
    },
  ),
  otherwise(
    'a Job after the starting deadline',
    ({ object }, { lines }) =>
      startsOf(lines, object.metadata.uid).some(
        (place) => secondsOf(place.line.ts) > secondsOf(scheduledOf(place.object)) + 25,
      ),
    (spec) => {
      spec.startingDeadlineSeconds = 10;
    },
  ),
  jobIsOther('a Job before its time', moveBy(1)),
  jobIsOther('a Job that was started before', moveBy(-1), (place, lines) => {
    const cronJob = creator(place, lines);
    const last = statusOf(cronJob?.object).lastScheduleTime;
    const fresh = cronJob && secondsOf(cronJob.ts) > secondsOf(place.line.ts) - minute / 4;
    return !fresh && last === shifted(scheduledOf(place.object), -minute);
  }),
  jobIsOther('a Job of a time long past', moveBy(-600)),
  jobIsOther('a Job with a name of its own', (job) => {
    job.metadata.name = `again-${job.metadata.name}`;
  }),
  jobIsOther('a Job of another template', (job) => {
    (job as unknown as Draft<Job>).spec!.backoffLimit = 5;
  }),
  jobIsOther('a Job of a CronJob that never was', (job) => {
    Object.assign(ownerOf(job)!, { uid: '00000000-0000-0000-0000-000000000000' });
  }),
  jobIsOther('a Job that says another scheduled time', (job) => {
    job.metadata.annotations![timestamp] = shifted(scheduledOf(job), 3600);
  }),
  otherwise(
    'a Job of a CronJob that is suspended',
    () => true,
    (spec) => {
      spec.suspend = true;
    },
  ),
  later(
    unattended(
      change(
        'a Job of a CronJob that is being deleted',
        (place, lines) =>
          statusDiffers(place) &&
          startsOf(lines, place.object.metadata.uid).some(
            ({ at, line }) => at > place.at && secondsOf(line.ts) > secondsOf(place.line.ts) + minute / 4,
          ),
        (cronJob, _, { line }) => {
          cronJob.metadata.deletionTimestamp = `${line.ts.slice(0, 19)}Z`;
          cronJob.metadata.deletionGracePeriodSeconds = 0;
          cronJob.metadata.finalizers = ['example.org/kept'];
        },
        'onward',
        'cronjobs',
      ),
    ),
  ),
  ...(['Forbid', 'Replace'] as const).map((policy) =>
    otherwise(
      policy === 'Forbid' ? 'a CronJob that forbids what it does' : 'a CronJob that replaces nothing',
      ({ object }) => activeIn(object).length > 1,
      (spec) => {
        spec.concurrencyPolicy = policy;
      },
    ),
  ),
  inStatus(
    'a CronJob with a ghost that is active',
    () => true,
    (status, { object: { metadata } }) => {
      const ghost = { kind: 'Job', apiVersion: 'batch/v1', name: `${metadata.name}-1`, uid: 'ghost' };
      status.active = [...(status.active ?? []), { ...ghost, namespace: metadata.namespace ?? '' }];
    },
  ),
  inStatus('a CronJob that notes a Job twice', isStarted, (status) => {
    status.active!.push(status.active![0]!);
  }),
  later(
    inStatus(
      'a CronJob whose Job is active after its end',
      (place, lines) =>
        activeIn(place.before).some((uid) => !activeIn(place.object).includes(uid)) &&
        isWrittenLater(place, lines),
      (status, { before, object }) => {
        const ended =
          statusOf(before).active?.filter(({ uid = '' }) => !activeIn(object).includes(uid)) ?? [];
        status.active = [...(status.active ?? []), ...ended];
      },
      'onward',
    ),
  ),
  inStatus(
    'a CronJob that forgets a Job that runs',
    ({ before, object }) => activeIn(before).some((uid) => activeIn(object).includes(uid)),
    (status, { before }) => {
      status.active = status.active!.filter(({ uid = '' }) => !activeIn(before).includes(uid));
    },
  ),
  inStatus(
    'a CronJob whose last time goes back',
    ({ before }) => statusOf(before).lastScheduleTime !== undefined,
    (status) => {
      status.lastScheduleTime = shifted(status.lastScheduleTime!, -3600);
    },
  ),
  inStatus(
    'a CronJob that notes a time for which it started nothing',
    (place) => !isStarted(place) && statusOf(place.object).lastScheduleTime !== undefined,
    (status) => {
      status.lastScheduleTime = shifted(status.lastScheduleTime!, minute);
    },
  ),
  inStatus('a CronJob that notes another time for what it started', isStarted, (status) => {
    status.lastScheduleTime = shifted(status.lastScheduleTime!, minute);
  }),
  inStatus(
    'a CronJob with a success that was none',
    ({ before, object }) =>
      statusOf(object).lastSuccessfulTime !== undefined &&
      statusOf(object).lastSuccessfulTime !== statusOf(before).lastSuccessfulTime,
    (status) => {
      status.lastSuccessfulTime = shifted(status.lastSuccessfulTime!, 2);
    },
  ),
  later(
    inStatus(
      'a CronJob that misses a success',
      (place, lines) =>
        statusOf(place.object).lastSuccessfulTime !== statusOf(place.before).lastSuccessfulTime &&
        keepsJobs(specOf(place.object)) &&
        isWrittenLater(place, lines),
      (status, { before }) => {
        const { lastSuccessfulTime } = statusOf(before);
        if (lastSuccessfulTime === undefined) delete status.lastSuccessfulTime;
        else status.lastSuccessfulTime = lastSuccessfulTime;
      },
      'onward',
    ),
  ),
  otherwise(
    'a CronJob that keeps more Jobs than it may',
    (place, { lines }) =>
      keepsJobs(specOf(place.object)) &&
      statusOf(place.object).lastSuccessfulTime !== undefined &&
      isWrittenLater(place, lines),
    (spec) => {
      spec.successfulJobsHistoryLimit = 0;
    },
  ),
  gone(
    'a Job that its CronJob deletes while it runs',
    (job, { spec }) => endOfJob(job) === undefined && spec?.concurrencyPolicy !== 'Replace',
  ),
  gone(
    'a Job that its CronJob deletes too early',
    (job, { spec }) => endOfJob(job) === 'Complete' && spec?.successfulJobsHistoryLimit === 3,
  ),
];
