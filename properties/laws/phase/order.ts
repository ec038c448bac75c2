import type { PodView } from '../../../models/views/podView.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { asModelled } from '../recordPredicate.ts';

export const phaseOrder: LawRecord = {
  id: 'phase/order',
  says: 'Pending → Running → Succeeded or Failed, or Pending → Succeeded or Failed; back to Pending only when init containers run again',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase',
  fields: ['pod.status.phase'],
  model: everyStep<PodView>({
    of: 'pod',
    holds: (before, after) =>
      before.phase === undefined ||
      after.phase === undefined ||
      rank[after.phase] >= rank[before.phase] ||
      isTerminalPhase(before.phase) || // what becomes of that is the business of phase/terminal-final
      (after.phase === 'Pending' && after.containers.some(({ kind }) => kind !== 'regular')),
    witness: (before, after) => before.phase === 'Pending' && after.phase === 'Running',
  }),
  record: asModelled(),
  mutants: ['phase-falls-back', 'running-pod-pending-again'],
  lies: ['another phase', 'ran before it started'],
};

const rank = { Pending: 0, Running: 1, Succeeded: 2, Failed: 2 } as const;
