import type { ControllersPlan } from './controllersPlan.ts';

/** A CronJob that comes due every minute, so often. */
export type CronJobPlan = ControllersPlan & {
  readonly times: number;
  readonly policy: 'Allow' | 'Forbid' | 'Replace';
};
