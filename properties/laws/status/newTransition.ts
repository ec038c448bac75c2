import { lateness } from '../../../models/recorded/clocks.ts';
import { conditionIn, seconds } from '../../../models/recorded/history/livePod.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const newTransition: LawRecord = {
  id: 'status/new-transition',
  says: 'A condition whose status changes gets a new lastTransitionTime',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podcondition-v1-core',
  fields: ['pod.status.conditions.lastTransitionTime', 'pod.status.conditions.status'],
  exceptions: [
    'what a request writes',
    'a condition that changes twice within one second, which is as exactly as times are told',
    'a kubelet that did not reach the API writes later what changed meanwhile',
  ],
  record: ofPods({
    showsLess: ['a second change within the second of the first, as long as it may be received late'],
    judge: ({ before, after, record, change, writer, history }) => {
      if (before === undefined || writer === 'status by hand') return undefined;
      if (history.nodes.get(after.spec?.nodeName ?? '')?.silentSince !== undefined) return undefined;
      for (const type of change?.conditions ?? []) {
        const [old, next] = [conditionIn(before, type), conditionIn(after, type)];
        if (old === undefined || next === undefined || old.status === next.status) continue;
        const isOld = seconds(next.lastTransitionTime) < record.time - lateness;
        if (isOld && old.lastTransitionTime === next.lastTransitionTime)
          return `the condition ${type} became ${next.status}, and is said to be that since ${next.lastTransitionTime}, when it became ${old.status}`;
      }
      return undefined;
    },
  }),
  lies: ['a readiness that changes under its old time'],
};
