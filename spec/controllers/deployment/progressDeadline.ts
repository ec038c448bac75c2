import type { Deployment, DeploymentCondition } from '../../api/objects/apps.ts';
import { unixMillis } from '../common/time.ts';

/** A deadline that stands for none. */
const unlimited = 2 ** 31 - 1;

/** Whether a Deployment is to be found stuck when it makes no progress for some time. */
export const hasProgressDeadline = ({ spec }: Deployment): boolean =>
  spec?.progressDeadlineSeconds !== undefined && spec.progressDeadlineSeconds !== unlimited;

/**
 * In how many milliseconds the progress that a condition reports is too old; below 0 it is. A condition without a time is
 * as old as can be.
 */
export const untilDeadline = (
  { spec }: Deployment,
  { lastUpdateTime }: DeploymentCondition,
  now: number,
): number => {
  const since = unixMillis(lastUpdateTime) ?? Number.NEGATIVE_INFINITY;
  return since + (spec?.progressDeadlineSeconds ?? 0) * 1000 - now;
};
