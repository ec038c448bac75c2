import type { PodCondition } from '../../api/objects/core.ts';
import type { ConditionInput, ConditionVerdict } from './condition.ts';
import { isTrue } from './condition.ts';
import { containersReady } from './containersReady.ts';

/**
 * Condition Ready: ContainersReady and every readiness gate. A gate is a condition that others set on the Pod
 * (`conditions`: those known so far); it must exist and be True.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate
 */
export const ready = (input: ConditionInput, conditions: readonly PodCondition[]): ConditionVerdict => {
  const containers = containersReady(input);
  if (containers.status !== 'True') return containers;

  const complaints = (input.pod.spec.readinessGates ?? []).flatMap(({ conditionType }) => {
    const gate = conditions.find((condition) => condition.type === conditionType);
    const name = JSON.stringify(conditionType);
    if (gate === undefined) return [`corresponding condition of pod readiness gate ${name} does not exist.`];
    if (gate.status === 'True') return [];
    return [`the status of pod readiness gate ${name} is not "True", but ${gate.status}`];
  });
  if (complaints.length === 0) return isTrue;
  return { status: 'False', reason: 'ReadinessGatesNotReady', message: complaints.join(', ') };
};
