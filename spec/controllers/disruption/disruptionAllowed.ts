import type { Condition } from '../../api/objects/meta.ts';
import type { PodDisruptionBudgetStatus } from '../../api/objects/policy.ts';
import { apiTime } from '../common/time.ts';

/** The condition that tells whether a budget allows an eviction. */
export const disruptionAllowedType = 'DisruptionAllowed';

/** Conditions with one that is new or has changed; its transition time only moves with its status. */
export const withStatusCondition = (
  conditions: readonly Condition[] | undefined,
  condition: Omit<Condition, 'lastTransitionTime'>,
  now: number,
): Condition[] => {
  const before = conditions?.find(({ type }) => type === condition.type);
  const since = before?.status === condition.status ? before.lastTransitionTime : apiTime(now);
  const next: Condition = { ...condition, lastTransitionTime: since };
  return before === undefined
    ? [...(conditions ?? []), next]
    : (conditions ?? []).map((each) => (each === before ? next : each));
};

const reasonOf = ({ disruptionsAllowed = 0 }: PodDisruptionBudgetStatus) =>
  disruptionsAllowed > 0
    ? { status: 'True', reason: 'SufficientPods' }
    : { status: 'False', reason: 'InsufficientPods' };

/** A budget's status with the condition that follows from it. */
export const withDisruptionAllowed = (
  status: PodDisruptionBudgetStatus,
  now: number,
): PodDisruptionBudgetStatus => {
  const { observedGeneration } = status;
  const condition = {
    type: disruptionAllowedType,
    ...reasonOf(status),
    message: '',
    ...(observedGeneration ? { observedGeneration } : {}),
  };
  return { ...status, conditions: withStatusCondition(status.conditions, condition, now) };
};

/** Whether the condition says what follows from the status, about this generation. */
export const tellsDisruptionAllowed = (status: PodDisruptionBudgetStatus, generation: number): boolean => {
  const condition = status.conditions?.find(({ type }) => type === disruptionAllowedType);
  const { status: is, reason } = reasonOf(status);
  return (
    condition?.status === is && condition.reason === reason && (status.observedGeneration ?? 0) === generation
  );
};
