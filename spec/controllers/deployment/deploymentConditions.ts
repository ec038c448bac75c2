import type { DeploymentCondition } from '../../api/objects/apps.ts';

export type Conditions = readonly DeploymentCondition[];
export type ConditionType = 'Available' | 'Progressing' | 'ReplicaFailure';

/** The condition of this type; undefined if there is none. Of several it is the first. */
export const conditionOfType = (
  conditions: Conditions | undefined,
  type: ConditionType,
): DeploymentCondition | undefined => conditions?.find((condition) => condition.type === type);

/** The conditions without those of this type. */
export const withoutCondition = (conditions: Conditions, type: string): Conditions =>
  conditions.filter((condition) => condition.type !== type);

/**
 * The conditions with this one. One that says the same already, by status and reason, stays as it is with its message and
 * times; another is replaced, and keeps its lastTransitionTime if its status stays.
 */
export const withCondition = (conditions: Conditions, condition: DeploymentCondition): Conditions => {
  const current = conditions.find(({ type }) => type === condition.type);
  if (current?.status === condition.status && current.reason === condition.reason) return conditions;
  const kept =
    current?.status === condition.status
      ? { ...condition, lastTransitionTime: current.lastTransitionTime }
      : condition;
  return [...withoutCondition(conditions, condition.type), kept as DeploymentCondition];
};

/** A condition that is new at this time. */
export const newCondition = (
  type: ConditionType,
  status: 'True' | 'False' | 'Unknown',
  [reason, message]: readonly [reason: string, message: string],
  time: string,
): DeploymentCondition => ({
  type,
  status,
  reason,
  message,
  lastUpdateTime: time,
  lastTransitionTime: time,
});
