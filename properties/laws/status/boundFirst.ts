import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const boundFirst: LawRecord = {
  id: 'status/bound-first',
  says: 'Only a Pod that is bound has started: containers, addresses and times come from its kubelet',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-lifetime',
  fields: ['pod.spec.nodeName', 'pod.status'],
  record: ofPods({
    judge: ({ after }) => {
      if (after.spec?.nodeName !== undefined) return undefined;
      const field = (['startTime', 'containerStatuses', 'podIP', 'hostIP'] as const).find(
        (each) => after.status?.[each] !== undefined,
      );
      if (field) return `status.${field} is set, and the Pod is bound to no node`;
      const { phase } = after.status ?? {};
      return phase === 'Running' || phase === 'Succeeded'
        ? `it is ${phase}, and bound to no node`
        : undefined;
    },
  }),
  lies: ['created Running', 'another phase', 'addresses before a node'],
};
