import type {
  PodFailurePolicy,
  PodFailurePolicyOnExitCodesRequirement,
  PodFailurePolicyOnPodConditionsPattern,
} from '../../api/objects/batch.ts';
import type { ContainerStatus, Pod, PodCondition } from '../../api/objects/core.ts';

/**
 * What the failure policy of a Job says of a failed Pod. `counts`: the failure counts towards the limits. `action`: of
 * the rule that matches; absent if none does. `message`: why the whole Job fails (FailJob).
 */
export type FailureVerdict = {
  readonly counts: boolean;
  readonly action?: 'Count' | 'FailIndex' | 'FailJob' | 'Ignore';
  readonly message?: string;
};

const exitedAs =
  ({ containerName, operator, values }: PodFailurePolicyOnExitCodesRequirement) =>
  ({ name, state }: ContainerStatus): boolean => {
    const exitCode = state?.terminated?.exitCode;
    if (exitCode === undefined || exitCode === 0) return false;
    if (containerName !== undefined && containerName !== name) return false;
    if (operator === 'In') return values.includes(exitCode);
    return operator === 'NotIn' && !values.includes(exitCode);
  };

const containerThat = (
  { status }: Pod,
  requirement: PodFailurePolicyOnExitCodesRequirement,
): ContainerStatus | undefined =>
  status?.containerStatuses?.find(exitedAs(requirement)) ??
  status?.initContainerStatuses?.find(exitedAs(requirement));

const conditionThat = (
  { status }: Pod,
  patterns: readonly PodFailurePolicyOnPodConditionsPattern[],
): PodCondition | undefined =>
  status?.conditions?.find((condition) =>
    patterns.some((pattern) => pattern.type === condition.type && pattern.status === condition.status),
  );

/**
 * Judges a failed Pod by the rules of a Job's failure policy: the first rule that matches decides. A rule about exit
 * codes looks at the containers that ended with another code than 0, regular ones first; a rule about conditions at those
 * of the Pod. Without a policy, or a rule that matches, the failure counts; a rule of an unknown action is passed over.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
export const judgeFailedPod = (policy: PodFailurePolicy | undefined, pod: Pod): FailureVerdict => {
  for (const [index, { action, onExitCodes, onPodConditions }] of (policy?.rules ?? []).entries()) {
    const container = onExitCodes && containerThat(pod, onExitCodes);
    const condition = onExitCodes ? undefined : conditionThat(pod, onPodConditions ?? []);
    if (container === undefined && condition === undefined) continue;
    switch (action) {
      case 'Ignore':
        return { counts: false, action };
      case 'Count':
      case 'FailIndex':
        return { counts: true, action };
      case 'FailJob': {
        const name = `${pod.metadata?.namespace ?? ''}/${pod.metadata?.name ?? ''}`;
        const why = container
          ? `Container ${container.name} for pod ${name} failed with exit code ${container.state?.terminated?.exitCode}`
          : `Pod ${name} has condition ${condition?.type}`;
        return { counts: true, action, message: `${why} matching ${action} rule at index ${index}` };
      }
    }
  }
  return { counts: true };
};
