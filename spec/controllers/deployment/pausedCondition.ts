import type { SyncError } from '../common/syncError.ts';
import { conditionOfType, newCondition, withCondition } from './deploymentConditions.ts';
import { changeConditions, type DeploymentPass, statusOf, timeOf, writeStatus } from './deploymentPass.ts';
import { hasProgressDeadline } from './progressDeadline.ts';

const paused = ['DeploymentPaused', 'Deployment is paused'] as const;
const resumed = ['DeploymentResumed', 'Deployment is resumed'] as const;

/**
 * Notes that a Deployment was paused or resumed, so that the time in which it was paused does not count as a lack of
 * progress. One that was found stuck stays so.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pausing-and-resuming-a-deployment
 */
export const syncPausedCondition = (pass: DeploymentPass): SyncError | undefined => {
  const { deployment } = pass;
  const current = conditionOfType(statusOf(deployment).conditions, 'Progressing');
  if (!hasProgressDeadline(deployment) || current?.reason === 'ProgressDeadlineExceeded') return undefined;
  const isPaused = deployment.spec?.paused === true;
  if (isPaused === (current?.reason === 'DeploymentPaused')) return undefined;
  const condition = newCondition('Progressing', 'Unknown', isPaused ? paused : resumed, timeOf(pass));
  changeConditions(pass, (conditions) => withCondition(conditions, condition));
  return writeStatus(pass);
};
