import type { CronJob, Job } from '../../api/objects/batch.ts';
import { rememberedByText } from '../../api/rememberedByText.ts';
import type { ControllerKind } from '../common/ownerReferences.ts';
import { controllerReference } from '../common/ownerReferences.ts';

/** A CronJob, as the owner references of its Jobs name it. */
export const cronJobKind: ControllerKind = { apiVersion: 'batch/v1', kind: 'CronJob' };

/** The name of the Job of a scheduled time: by it none is created twice. Unix milliseconds. */
export const jobNameAt = ({ metadata }: CronJob, scheduled: number): string =>
  `${metadata?.name ?? ''}-${Math.trunc(scheduled / 60_000)}`;

const scheduledTimestamp = 'batch.kubernetes.io/cronjob-scheduled-timestamp';

/** Formats are dear to make, and there are few zones. */
const formatIn = rememberedByText(
  (timeZone) =>
    new Intl.DateTimeFormat('en-US-u-hc-h23', {
      timeZone,
      timeZoneName: 'longOffset',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }),
);

/** A time as RFC 3339 has it, by the clocks of a zone. */
const zonedText = (instant: number, timeZone: string | undefined): string => {
  const parts = formatIn(timeZone || 'UTC').formatToParts(instant);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  const offset = part('timeZoneName').replace('GMT', '').replace('+00:00', '') || 'Z';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  return `${date}T${part('hour')}:${part('minute')}:${part('second')}${offset}`;
};

/** The Job that a CronJob starts for a scheduled time, in unix milliseconds. */
export const jobAt = (cronJob: CronJob, scheduled: number): Job => {
  const template = cronJob.spec?.jobTemplate;
  const metadata = {
    name: jobNameAt(cronJob, scheduled),
    ...(cronJob.metadata?.namespace ? { namespace: cronJob.metadata.namespace } : {}),
    labels: { ...template?.metadata?.labels },
    annotations: {
      ...template?.metadata?.annotations,
      [scheduledTimestamp]: zonedText(scheduled, cronJob.spec?.timeZone),
    },
    ownerReferences: [controllerReference(cronJob, cronJobKind)],
  };
  return template?.spec
    ? { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: template.spec }
    : { apiVersion: 'batch/v1', kind: 'Job', metadata };
};
