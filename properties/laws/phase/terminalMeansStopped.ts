import type { PodView } from '../../../models/views/podView.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyState } from '../modelPredicate.ts';
import { asModelled } from '../recordPredicate.ts';

export const terminalMeansStopped: LawRecord = {
  id: 'phase/terminal-means-stopped',
  says: 'In a terminal phase no container of the Pod runs',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase',
  fields: ['pod.status.phase', 'pod.status.containerStatuses.state'],
  exceptions: [
    'a Pod that Pod garbage collection failed, its node being lost, may still show running containers',
    'so may one that its kubelet evicts: the eviction is written before its containers are stopped',
  ],
  model: everyState<PodView>({
    of: 'pod',
    holds: (pod) =>
      !isTerminalPhase(pod.phase) ||
      pod.failedFromOutside ||
      pod.containers.every(({ state }) => state !== 'running' && state !== 'stopping'),
    witness: (pod) => isTerminalPhase(pod.phase) && pod.containers.some(({ state }) => state !== 'waiting'),
  }),
  record: asModelled(),
  mutants: ['terminal-phase-too-early', 'running-pod-failed'],
  lies: ['another phase', 'an end with a container that runs'],
};
