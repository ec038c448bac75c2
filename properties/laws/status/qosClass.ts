import { computeQosClass } from '../../../spec/api/qos.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const qosClass: LawRecord = {
  id: 'status/qos-class',
  says: "status.qosClass is the class that the Pod's requests and limits make, and never changes",
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/',
  fields: ['pod.status.qosClass', ...inContainers('resources')],
  record: ofPods({
    judge: ({ before, after, writer }) => {
      const { qosClass } = after.status ?? {};
      if (before !== undefined && before.status?.qosClass === qosClass && writer !== 'spec') return undefined;
      const wanted = before?.status?.qosClass ?? computeQosClass(after);
      return qosClass === wanted ? undefined : `the class is ${qosClass}; it is to be ${wanted}`;
    },
  }),
  lies: ['another QoS class'],
};
