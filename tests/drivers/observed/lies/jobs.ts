import type { Thing } from '../recordings.ts';
import { conditionDiffers, conditionsOf, type Fields, statusDiffers, statusOf } from './anyStatus.ts';
import { counts } from './counts.ts';
import type { Lie } from './lie.ts';
import { change, type Place } from './lie.ts';
import { isModified, shifted } from './places.ts';

const jobEnds = (place: Place): boolean =>
  isModified(place) &&
  statusOf(place.before).completionTime === undefined &&
  statusOf(place.object).completionTime !== undefined;

/** The Pods that a Job is about to count as succeeded. */
const countedSoon = (job: Thing | undefined): readonly string[] =>
  (statusOf(job).uncountedTerminatedPods as { succeeded?: string[] } | undefined)?.succeeded ?? [];

/** More indexes of a Job are completed. */
const newIndexes = (place: Place): boolean =>
  statusDiffers(place) &&
  statusOf(place.object).completedIndexes !== undefined &&
  statusOf(place.object).completedIndexes !== statusOf(place.before).completedIndexes;

/** Lies about Jobs. */
export const jobLies: readonly Lie[] = [
  counts('a Pod that a Job counts twice', 'jobs', 'succeeded'),
  counts('a failure that was none', 'jobs', 'failed'),
  counts('a Job with a ready Pod that is not', 'jobs', 'ready', 'once', 7),
  counts('a Job with a Pod that terminates too many', 'jobs', 'terminating', 'once', 7),
  change(
    'a condition of a Job that was probed later',
    (place) => conditionDiffers(place),
    (job) => {
      const [condition] = conditionsOf(job).slice(-1);
      condition!.lastProbeTime = shifted(String(condition!.lastProbeTime), 40);
    },
    'once',
    'jobs',
  ),
  change(
    'an index that failed without a Pod',
    (place) => statusDiffers(place) && statusOf(place.object).failedIndexes !== undefined,
    (job) => {
      statusOf(job).failedIndexes = '77';
    },
    'once',
    'jobs',
  ),
  change(
    'a failed index that is forgotten',
    (place) => statusDiffers(place) && Boolean(statusOf(place.before).failedIndexes),
    (job) => {
      delete statusOf(job).failedIndexes;
    },
    'once',
    'jobs',
  ),
  counts('a Job with too many Pods', 'jobs', 'active', 'once', 7),
  change(
    'a Job that counts an active Pod less',
    (place) =>
      statusDiffers(place) &&
      Number(statusOf(place.object).active ?? 0) > 0 &&
      statusOf(place.before).active === statusOf(place.object).active,
    (job) => {
      statusOf(job).active = Number(statusOf(job).active) - 1;
    },
    'once',
    'jobs',
  ),
  change(
    'a Job that is Complete before it is',
    (place) =>
      isModified(place) &&
      ((place.object.status as Fields).succeeded ?? 0) === 0 &&
      (place.before?.status as Fields | undefined)?.conditions === undefined &&
      (place.object.spec as unknown as Fields).completions !== undefined &&
      JSON.stringify(place.before?.status) !== JSON.stringify(place.object.status),
    (job, _, { line }) => {
      const lastTransitionTime = `${line.ts.slice(0, 19)}Z`;
      const reached = { status: 'True', reason: 'CompletionsReached', lastTransitionTime };
      const conditions = ['SuccessCriteriaMet', 'Complete'].map((type) => ({ type, ...reached }));
      Object.assign(job.status!, { conditions, completionTime: lastTransitionTime });
    },
    'once',
    'jobs',
  ),
  change(
    'a Job that is complete, and does not say since when',
    jobEnds,
    (job) => {
      delete statusOf(job).completionTime;
    },
    'once',
    'jobs',
  ),
  change(
    'a Job that has ended with a Pod that terminates',
    jobEnds,
    (job) => {
      statusOf(job).terminating = 1;
    },
    'once',
    'jobs',
  ),
  change(
    'an index that is completed twice',
    newIndexes,
    (job) => {
      const { completedIndexes } = statusOf(job);
      statusOf(job).completedIndexes = `0,${completedIndexes}`;
      statusOf(job).succeeded = (statusOf(job).succeeded as number) + 1;
    },
    'once',
    'jobs',
  ),
  change(
    'an index that is completed without a Pod',
    (place) => newIndexes(place) && statusOf(place.object).completedIndexes === '0,1',
    (job) => {
      statusOf(job).completedIndexes = '0,2';
    },
    'once',
    'jobs',
  ),
  change(
    'a Job that is about to count a stranger',
    (place) =>
      statusDiffers(place) &&
      countedSoon(place.object).length > 0 &&
      countedSoon(place.before).length === 0 &&
      (place.object.spec as unknown as Fields).completionMode !== 'Indexed',
    (job) => {
      const open = statusOf(job).uncountedTerminatedPods as { succeeded: string[] };
      open.succeeded[0] = '00000000-0000-4000-8000-000000000000';
    },
    'once',
    'jobs',
  ),
];
