import type { PodView } from '../../../models/views/podView.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { asModelled } from '../recordPredicate.ts';

export const terminalFinal: LawRecord = {
  id: 'phase/terminal-final',
  says: 'Succeeded and Failed, written by the kubelet or by Pod garbage collection, never change',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase',
  fields: ['pod.status.phase'],
  exceptions: ['a phase that anybody else wrote on a running Pod is written over by the kubelet'],
  model: everyStep<PodView>({
    of: 'pod',
    holds: (before, after) =>
      !isTerminalPhase(before.phase) || after.existence === 'gone' || after.phase === before.phase,
    witness: (before, after) =>
      isTerminalPhase(before.phase) && (after.existence === 'gone' || after.kubelet !== before.kubelet),
  }),
  record: asModelled(),
  mutants: ['terminal-phase-overwritten', 'ended-pod-running-again'],
  lies: ['another phase', 'a Pod that has ended and runs again'],
};
