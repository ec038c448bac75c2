import { isWritten } from '../../../models/recorded/writes/kubeletDecision.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const phaseFollows: LawRecord = {
  id: 'status/phase-follows',
  says: 'The phase that the kubelet writes follows from the states of the containers',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase',
  fields: ['pod.status.phase'],
  exceptions: [
    'a terminal phase is held back until all containers have stopped',
    'the kubelet fails a Pod that it evicts, that is past its deadline, or that it does not admit',
  ],
  record: ofPods({
    judge: (step) => {
      const { before, after, live } = step;
      if (step.writer !== 'kubelet' || before === undefined || live?.memory.failedFromOutside)
        return undefined;
      const decisions = step.decisions();
      if (decisions.some((decision) => isWritten(decision, before, after))) return undefined;
      const phases = new Set(decisions.map(({ phase }) => phase));
      return `the phase is ${after.status?.phase}; the containers' states make it ${[...phases].join(' or ')}`;
    },
  }),
  lies: ['another phase', 'nobody asked to patch', 'a Pod that failed although its containers succeeded'],
};
