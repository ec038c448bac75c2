import { isRestartableInitContainer } from '../../api/resources.ts';
import {
  type ConditionInput,
  type ConditionVerdict,
  isTrue,
  nameList,
  terminalVerdict,
} from './condition.ts';

/**
 * Condition ContainersReady: True if every sidecar and every regular container is ready. A Pod in a terminal phase
 * is not ready (reason PodCompleted or PodFailed).
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions
 */
export const containersReady = ({ pod, phase, statuses }: ConditionInput): ConditionVerdict => {
  const judged = [
    ...(pod.spec.initContainers ?? []).filter(isRestartableInitContainer),
    ...pod.spec.containers,
  ];
  const statusOf = new Map(statuses.toReversed().map((status) => [status.name, status]));
  const unknown = judged.filter(({ name }) => !statusOf.has(name)).map(({ name }) => name);
  const unready = judged.filter(({ name }) => statusOf.get(name)?.ready === false).map(({ name }) => name);

  if (phase === 'Failed') return terminalVerdict('Failed');
  if (phase === 'Succeeded' && unknown.length === 0) return terminalVerdict('Succeeded');
  const complaints = [
    ...(unknown.length > 0 ? [`containers with unknown status: ${nameList(unknown)}`] : []),
    ...(unready.length > 0 ? [`containers with unready status: ${nameList(unready)}`] : []),
  ];
  if (complaints.length === 0) return isTrue;
  return { status: 'False', reason: 'ContainersNotReady', message: complaints.join(', ') };
};
