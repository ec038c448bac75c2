import { parseCronSchedule } from '../../cronSchedule.ts';
import type { CronJobSpec } from '../../objects/batch.ts';
import { isTimeZone } from '../../timeZone.ts';
import { type FieldErrors, invalid, notSupported, required } from '../fieldError.ts';
import { checkNonNegative } from '../numbers.ts';
import type { PodValidationOptions } from '../options.ts';
import type { Path } from '../path.ts';
import { selectorForm } from '../selectorForm.ts';
import { checkJobTemplateSpec } from './job.ts';

const checkSchedule = (
  spec: CronJobSpec,
  old: CronJobSpec | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  const { schedule, timeZone } = spec;
  if (schedule === '') {
    errors.push(required(path));
    return;
  }
  const parsed = parseCronSchedule(schedule);
  if (!parsed.valid) errors.push(invalid(path, schedule, parsed.reason));
  if (!schedule.includes('TZ')) return;
  const hadZone = old?.schedule.includes('TZ') ?? false;
  if (!hadZone) {
    errors.push(invalid(path, schedule, 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead'));
  } else if (timeZone !== undefined) {
    errors.push(invalid(path, schedule, 'cannot use both timeZone field and TZ or CRON_TZ in schedule'));
  }
};

const checkTimeZone = (timeZone: string | undefined, path: Path, errors: FieldErrors): void => {
  if (timeZone === undefined) return;
  if (timeZone === '') {
    errors.push(invalid(path, timeZone, 'timeZone must be nil or non-empty string'));
    return;
  }
  const malformed = timeZone
    .split('/')
    .some((part) => part.startsWith('-') || /^\.\.?$/.test(part) || !/^[A-Za-z.\-_0-9+]{1,14}$/.test(part));
  const unknown = `unknown time zone ${timeZone}`;
  if (malformed) {
    errors.push(invalid(path, timeZone, unknown));
    return;
  }
  if (timeZone.toLowerCase() === 'local') {
    const detail = 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones';
    errors.push(invalid(path, timeZone, detail));
  }
  if (timeZone !== 'Local' && !isTimeZone(timeZone)) errors.push(invalid(path, timeZone, unknown));
};

const concurrencyPolicies = ['Allow', 'Forbid', 'Replace'];

/**
 * `cronJob.spec`. `old`: what it replaces; its `TZ=` in the schedule and its time zone may stay.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export const checkCronJobSpec = (
  spec: CronJobSpec,
  old: CronJobSpec | undefined,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  checkSchedule(spec, old, path.child('schedule'), errors);
  checkNonNegative(spec.startingDeadlineSeconds, path.child('startingDeadlineSeconds'), errors);
  if (old === undefined || old.timeZone !== spec.timeZone) {
    checkTimeZone(spec.timeZone, path.child('timeZone'), errors);
  }
  const { concurrencyPolicy: policy = '' } = spec;
  const policyPath = path.child('concurrencyPolicy');
  if (policy === '') errors.push(required(policyPath));
  else if (!concurrencyPolicies.includes(policy))
    errors.push(notSupported(policyPath, policy, concurrencyPolicies));
  const jobSpec = spec.jobTemplate?.spec ?? { template: {} };
  const jobPath = path.child('jobTemplate').child('spec');
  checkJobTemplateSpec(jobSpec, jobPath, options, errors);
  if (jobSpec.selector !== undefined) {
    errors.push(
      invalid(jobPath.child('selector'), selectorForm(jobSpec.selector), '`selector` will be auto-generated'),
    );
  }
  if (jobSpec.manualSelector) {
    errors.push(notSupported(jobPath.child('manualSelector'), true, ['nil', 'false']));
  }
  checkNonNegative(spec.successfulJobsHistoryLimit, path.child('successfulJobsHistoryLimit'), errors);
  checkNonNegative(spec.failedJobsHistoryLimit, path.child('failedJobsHistoryLimit'), errors);
};
