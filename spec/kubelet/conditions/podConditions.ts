import type { PodCondition } from '../../api/objects/core.ts';
import { couldRestartAllContainers } from '../restart/restartRules.ts';
import type { RuntimeStatus } from '../runtime/status.ts';
import { allContainersRestarting } from './allContainersRestarting.ts';
import { type ConditionInput, type ConditionVerdict, conditionOf, isTrue } from './condition.ts';
import { containersReady } from './containersReady.ts';
import { initialized } from './initialized.ts';
import { ownedByKubelet } from './ownedByKubelet.ts';
import { ready } from './ready.ts';
import { readyToStartContainers } from './readyToStartContainers.ts';

/** DisruptionTarget is set once, when the disruption begins, and carried along from then on. */
const withDisruptionTarget = (
  conditions: readonly PodCondition[],
  old: readonly PodCondition[],
): readonly PodCondition[] => {
  const target = old.find((condition) => condition.type === 'DisruptionTarget');
  if (target === undefined) return conditions;
  const at = conditions.findIndex((condition) => condition.type === 'DisruptionTarget');
  return at < 0 ? [...conditions, target] : conditions.with(at, target);
};

/**
 * All conditions of the Pod's next status: those of others as the API server shows them, those of a resize that is
 * pending or in progress (`resize`), DisruptionTarget, and the kubelet's own, decided in this order so that a
 * readiness gate may name an earlier one.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions
 */
export const podConditions = (
  input: ConditionInput,
  runtime: RuntimeStatus,
  resize: readonly PodCondition[],
): readonly PodCondition[] => {
  const { pod, oldStatus, phase } = input;
  const own = (type: string, verdict: ConditionVerdict) =>
    conditionOf(type, verdict, pod.metadata?.generation);
  const foreign = (pod.status?.conditions ?? []).filter((condition) => !ownedByKubelet(condition.type));
  const kept = withDisruptionTarget([...foreign, ...resize], oldStatus.conditions ?? []);
  const before = [
    ...kept,
    own('PodReadyToStartContainers', readyToStartContainers(pod.spec, runtime.sandboxes)),
    own('Initialized', initialized(input)),
  ];
  // AllContainersRestarting alone does not say which generation it observed
  const restarting = couldRestartAllContainers(pod.spec)
    ? [conditionOf('AllContainersRestarting', allContainersRestarting(pod, runtime, oldStatus, phase))]
    : [];
  return [
    ...before,
    own('Ready', ready(input, before)),
    own('ContainersReady', containersReady(input)),
    own('PodScheduled', isTrue),
    ...restarting,
  ];
};
