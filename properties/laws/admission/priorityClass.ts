import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

/** Requests are remembered for so long, in seconds: a class that was replaced within that time is known. */
const compared = 60;

export const priorityClass: LawRecord = {
  id: 'admission/priority-class',
  says: 'A priority class gives all Pods of it one priority',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass',
  fields: ['pod.spec.priority', 'pod.spec.priorityClassName'],
  exceptions: ['a class that was deleted, and created with another value'],
  record: ofPods({
    showsLess: ['Pods that were created more than a minute apart: their class may have been replaced'],
    judge: ({ record, after, history }) => {
      const { priorityClassName: name, priority } = after.spec ?? {};
      if (record.type !== 'ADDED' || record.snapshot || !name) return undefined;
      if (history.requests.about('delete', `/apis/scheduling.k8s.io/v1/priorityclasses/${name}`))
        return undefined;
      const created = seconds(after.metadata?.creationTimestamp);
      for (const { object } of history.pods.values()) {
        if (object.spec?.priorityClassName !== name || object.spec.priority === priority) continue;
        if (Math.abs(created - seconds(object.metadata?.creationTimestamp)) > compared) continue;
        return `its class ${name} gives it the priority ${priority}; it gave ${object.metadata?.name} ${object.spec.priority}`;
      }
      return undefined;
    },
  }),
  lies: ['a priority class with two values'],
};
