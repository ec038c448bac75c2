import type { PodView } from '../../../models/views/podView.ts';
import { stepLaw } from '../lawRecord.ts';

export const terminalFinal = stepLaw<PodView>({
  id: 'phase/terminal-final',
  says: 'Succeeded and Failed, written by the kubelet or by Pod garbage collection, never change',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod phase',
  exceptions: ['a phase that anybody else wrote on a running Pod is written over by the kubelet'],
  of: 'pod',
  holds: (before, after) => !isTerminal(before) || after.existence === 'gone' || after.phase === before.phase,
  witness: (before, after) =>
    isTerminal(before) && (after.existence === 'gone' || after.kubelet !== before.kubelet),
});

const isTerminal = ({ phase }: PodView): boolean => phase === 'Succeeded' || phase === 'Failed';
