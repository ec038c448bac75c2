import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const gatedWaits: LawRecord = {
  id: 'scheduling/gated-waits',
  says: 'A Pod with scheduling gates is not bound',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/',
  fields: ['pod.spec.schedulingGates', 'pod.spec.nodeName'],
  record: ofPods({
    judge: ({ after }) => {
      const gates = after.spec?.schedulingGates ?? [];
      return after.spec?.nodeName !== undefined && gates.length > 0
        ? `it is bound to ${after.spec.nodeName} with the gate ${gates[0]?.name}`
        : undefined;
    },
  }),
  lies: ['bound with a gate'],
};
