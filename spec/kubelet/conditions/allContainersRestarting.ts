import type { PodStatus } from '../../api/objects/core.ts';
import type { BoundPod } from '../boundPod.ts';
import type { PodPhase } from '../phase/podPhase.ts';
import { isTerminalPhase } from '../phase/terminalPhase.ts';
import { allContainersRemoved, allContainersToRestart } from '../restart/restartAllContainers.ts';
import type { RuntimeStatus } from '../runtime/status.ts';
import { type ConditionVerdict, terminalVerdict } from './condition.ts';

/**
 * Condition AllContainersRestarting: a container exited with a code whose rule restarts all containers, and not all
 * of them have been removed from the runtime yet. Only Pods that have such a rule have the condition.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-all-containers
 * https://kep.k8s.io/5532
 */
export const allContainersRestarting = (
  pod: BoundPod,
  runtime: RuntimeStatus,
  oldStatus: PodStatus,
  phase: PodPhase,
): ConditionVerdict => {
  if (isTerminalPhase(phase)) return terminalVerdict(phase);
  if (!allContainersToRestart(pod, runtime, oldStatus)) return { status: 'False' };
  if (allContainersRemoved(pod, runtime)) return { status: 'False' };
  return {
    status: 'True',
    reason: 'RestartAllContainersStarted',
    message: 'container exited with restart policy rule',
  };
};
