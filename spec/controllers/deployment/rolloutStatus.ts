import type {
  Deployment,
  DeploymentCondition,
  DeploymentStatus,
  ReplicaSet,
} from '../../api/objects/apps.ts';
import type { SyncError } from '../common/syncError.ts';
import { isComplete } from './deploymentComplete.ts';
import {
  type Conditions,
  conditionOfType,
  newCondition,
  withCondition,
  withoutCondition,
} from './deploymentConditions.ts';
import { type DeploymentPass, statusOf, timeOf, writeStatus } from './deploymentPass.ts';
import { deploymentStatus, sameStatus } from './deploymentStatus.ts';
import { hasProgressDeadline, untilDeadline } from './progressDeadline.ts';

/** Below this time to the deadline a Deployment is looked at again at once, with a back-off. */
const soonMs = 1000;

/** Whether there are more new, ready or available replicas than before, or fewer old ones. */
const makesProgress = (before: DeploymentStatus, now: DeploymentStatus): boolean => {
  const oldOnes = ({ replicas, updatedReplicas }: DeploymentStatus): number =>
    (replicas ?? 0) - (updatedReplicas ?? 0);
  return (
    (now.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    oldOnes(now) < oldOnes(before) ||
    (now.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (now.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  );
};

const isTimedOut = (
  deployment: Deployment,
  condition: DeploymentCondition | undefined,
  now: number,
): boolean => {
  if (condition === undefined || condition.reason === 'NewReplicaSetAvailable') return false;
  return condition.reason === 'ProgressDeadlineExceeded' || untilDeadline(deployment, condition, now) < 0;
};

/**
 * Whether the rollout has ended, goes on, or has made no progress for too long. After it has ended progress is not judged
 * again until another reason is noted. Progress renews the time of the condition even where the reason stays.
 */
const judgeProgress = (
  pass: DeploymentPass,
  status: DeploymentStatus,
  conditions: Conditions,
  newReplicaSet: ReplicaSet | undefined,
): Conditions => {
  const { deployment, view } = pass;
  const time = timeOf(pass);
  const subject = newReplicaSet
    ? `ReplicaSet "${newReplicaSet.metadata?.name}"`
    : `Deployment "${deployment.metadata?.name}"`;
  const current = conditionOfType(statusOf(deployment).conditions, 'Progressing');
  if (isComplete(deployment, status)) {
    const reason = ['NewReplicaSetAvailable', `${subject} has successfully progressed.`] as const;
    return withCondition(conditions, newCondition('Progressing', 'True', reason, time));
  }
  if (makesProgress(statusOf(deployment), status)) {
    const reason = ['ReplicaSetUpdated', `${subject} is progressing.`] as const;
    const fresh = newCondition('Progressing', 'True', reason, time);
    const kept = current?.status === 'True' ? { lastTransitionTime: current.lastTransitionTime } : {};
    return [...withoutCondition(conditions, 'Progressing'), { ...fresh, ...kept } as DeploymentCondition];
  }
  if (!isTimedOut(deployment, conditionOfType(conditions, 'Progressing'), view.now)) return conditions;
  const reason = ['ProgressDeadlineExceeded', `${subject} has timed out progressing.`] as const;
  return withCondition(conditions, newCondition('Progressing', 'False', reason, time));
};

/** The failure of the new ReplicaSet to create or delete Pods, or else the first of any other. */
const replicaFailure = (
  all: readonly ReplicaSet[],
  newReplicaSet: ReplicaSet | undefined,
): DeploymentCondition | undefined => {
  const [failure] = [...(newReplicaSet ? [newReplicaSet] : []), ...all].flatMap(({ status }) =>
    (status?.conditions ?? []).filter(({ type }) => type === 'ReplicaFailure'),
  );
  if (!failure) return undefined;
  const { lastTransitionTime } = failure;
  return { ...failure, ...(lastTransitionTime ? { lastUpdateTime: lastTransitionTime } : {}) };
};

/** A Deployment that makes no progress is looked at again when its deadline is over. */
const requeueStuck = (pass: DeploymentPass, status: DeploymentStatus): void => {
  const { deployment, view } = pass;
  const current = conditionOfType(statusOf(deployment).conditions, 'Progressing');
  if (!hasProgressDeadline(deployment) || current === undefined) return;
  if (isComplete(deployment, status) || current.reason === 'ProgressDeadlineExceeded') return;
  const wait = untilDeadline(deployment, current, view.now);
  if (wait < soonMs) pass.requeueRateLimited = true;
  else pass.requeueAfterMs = wait + soonMs;
};

/**
 * Writes the status during a rollout: the counts, progress if there is a deadline for it, and failures of the ReplicaSets.
 * Where nothing changed, it is decided when to look again.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds
 */
export const syncRolloutStatus = (
  pass: DeploymentPass,
  all: readonly ReplicaSet[],
  newReplicaSet: ReplicaSet | undefined,
): SyncError | undefined => {
  const { deployment } = pass;
  const counted = deploymentStatus(pass, all, newReplicaSet);
  const current = conditionOfType(statusOf(deployment).conditions, 'Progressing');
  const hasEnded =
    counted.replicas === counted.updatedReplicas && current?.reason === 'NewReplicaSetAvailable';
  let conditions: Conditions = counted.conditions ?? [];
  if (!hasProgressDeadline(deployment)) conditions = withoutCondition(conditions, 'Progressing');
  else if (!hasEnded) conditions = judgeProgress(pass, counted, conditions, newReplicaSet);
  const failure = replicaFailure(all, newReplicaSet);
  conditions = failure ? withCondition(conditions, failure) : withoutCondition(conditions, 'ReplicaFailure');
  const status = { ...counted, conditions: [...conditions] };
  if (sameStatus(statusOf(deployment), status)) {
    requeueStuck(pass, status);
    return undefined;
  }
  pass.deployment = { ...deployment, status };
  return writeStatus(pass);
};
