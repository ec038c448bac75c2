import type { PodStep } from '../../../models/recorded/steps.ts';
import { isRejection, isWritten } from '../../../models/recorded/writes/kubeletDecision.ts';
import { wrongCondition } from '../../../models/recorded/writes/wrongCondition.ts';
import type { PodLaw } from './traceLaw.ts';

const byKubelet = ({ writer }: PodStep): boolean => writer === 'kubelet';

export const phaseFollows: PodLaw = {
  id: 'status/phase-follows',
  says: 'The phase that the kubelet writes follows from the states of the containers',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod phase',
  exceptions: [
    'a terminal phase is held back until all containers have stopped',
    'the kubelet fails a Pod that it evicts, that is past its deadline, or that it does not admit',
  ],
  judge: (step) => {
    const { before, after, live } = step;
    if (!byKubelet(step) || before === undefined || live?.memory.failedFromOutside) return undefined;
    const decisions = step.decisions();
    if (decisions.some((decision) => isWritten(decision, before, after))) return undefined;
    const phases = new Set(decisions.map(({ phase }) => phase));
    return `the phase is ${after.status?.phase}; the containers' states make it ${[...phases].join(' or ')}`;
  },
};

export const conditionsFollow: PodLaw = {
  id: 'status/conditions-follow',
  says: 'Initialized, ContainersReady, Ready and PodScheduled, as the kubelet writes them, follow from the containers, the phase and the readiness gates',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod conditions',
  exceptions: [
    'a Pod that the kubelet does not admit has no conditions',
    'a readiness gate may have been set after the kubelet decided what it writes',
  ],
  judge: (step) => {
    const { before, after, live, record } = step;
    if (!byKubelet(step) || before === undefined || live?.memory.failedFromOutside) return undefined;
    if (isRejection(before, after)) return undefined;
    let first: string | undefined;
    for (const decision of step.decisions()) {
      if (!isWritten(decision, before, after)) continue;
      const earlier = (live?.memory.unseenGates ?? []).filter(({ until }) => until > record.time);
      for (const gates of [undefined, ...earlier.map(({ conditions }) => conditions)]) {
        const wrong = wrongCondition(before, after, decision, gates);
        if (wrong === undefined) return undefined;
        first ??= wrong;
      }
    }
    return first;
  },
};
