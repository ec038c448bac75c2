import { conditionIn } from '../../../models/recorded/history/livePod.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const podScheduled: LawRecord = {
  id: 'scheduling/pod-scheduled',
  says: 'PodScheduled is True if the Pod is bound, and else False or absent; an unschedulable Pod says so',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions',
  fields: ['pod.status.conditions', 'pod.spec.schedulingGates'],
  record: ofPods({
    whole: true,
    judge: ({ writer, before, after, change }) => {
      if (writer !== 'scheduler' || !change?.conditions.includes('PodScheduled')) return undefined;
      const condition = conditionIn(after, 'PodScheduled');
      if (condition?.status === 'True') return 'PodScheduled is True, and the Pod is bound to no node';
      const gates = [before, after].flatMap((pod) => pod?.spec?.schedulingGates ?? []);
      if (condition?.reason === 'SchedulingGated' && gates.length === 0)
        return 'PodScheduled is False for its scheduling gates, and it has none';
      const reasons = ['Unschedulable', 'SchedulerError', 'SchedulingGated'];
      return condition && !reasons.includes(condition.reason ?? '')
        ? `PodScheduled is False for the reason ${condition.reason}; the scheduler gives ${reasons.join(', ')}`
        : undefined;
    },
  }),
  lies: ['scheduled to nowhere', 'a Pod that waits for gates that it has not'],
};
