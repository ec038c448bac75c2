import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const createdPending: LawRecord = {
  id: 'phase/created-pending',
  says: 'A Pod is created Pending, with no status but its phase, its QoS class, and a condition if gates hold it back',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase',
  fields: ['pod.status.phase', 'pod.status.conditions'],
  record: ofPods({
    judge: ({ record, after }) => {
      if (record.type !== 'ADDED' || record.snapshot) return undefined;
      const { phase, conditions = [], qosClass: _, ...rest } = after.status ?? {};
      if (phase !== 'Pending') return `it is created ${phase}`;
      const [other] = Object.keys(rest);
      if (other !== undefined) return `it is created with status.${other}, which others write`;
      const strange = conditions.find(
        ({ type, reason }) => type !== 'PodScheduled' || reason !== 'SchedulingGated',
      );
      if (strange !== undefined) return `it is created with the condition ${strange.type}`;
      const gated = (after.spec?.schedulingGates ?? []).length > 0;
      return gated === conditions.length > 0
        ? undefined
        : `it is created ${gated ? 'with' : 'without'} scheduling gates, and the condition PodScheduled ${gated ? 'does not say so' : 'tells of some'}`;
    },
  }),
  lies: ['created Running'],
};
