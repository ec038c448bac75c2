import { isRejection, isWritten } from '../../../models/recorded/writes/kubeletDecision.ts';
import { wrongCondition } from '../../../models/recorded/writes/wrongCondition.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const conditionsFollow: LawRecord = {
  id: 'status/conditions-follow',
  says: 'Initialized, ContainersReady, Ready and PodScheduled, as the kubelet writes them, follow from the containers, the phase and the readiness gates',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions',
  fields: ['pod.status.conditions', 'pod.spec.readinessGates'],
  exceptions: [
    'a Pod that the kubelet does not admit has no conditions',
    'a Pod may have been initialized between two writes of its kubelet, and then its init containers run again in a new sandbox',
    'a readiness gate may have been set after the kubelet decided what it writes',
  ],
  record: ofPods({
    judge: (step) => {
      const { before, after, live, record } = step;
      if (step.writer !== 'kubelet' || before === undefined || live?.memory.failedFromOutside)
        return undefined;
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
  }),
  lies: [
    'forged Ready',
    'forged ContainersReady',
    'forged Initialized',
    'forged reason',
    'a condition of the future',
    'nobody asked to patch',
    'a restart that its policy forbids',
    'a disruption for a reason of its own',
    'a Pod that succeeded although its containers failed',
    'a Pod that failed although its containers succeeded',
  ],
};
