import { conditionIn } from '../../../models/recorded/history/livePod.ts';
import { topologyLabels } from '../../../models/recorded/writes/podWrite.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const binding: LawRecord = {
  id: 'scheduling/binding',
  says: "A binding makes PodScheduled True, copies the node's topology labels, and comes to no Pod that is being deleted or has ended",
  source: 'https://kep.k8s.io/4742',
  fields: ['pod.spec.nodeName', 'pod.metadata.labels', 'pod.status.conditions'],
  record: ofPods({
    whole: true,
    judge: ({ writer, before, after, history }) => {
      if (writer !== 'binding') return undefined;
      if (conditionIn(after, 'PodScheduled')?.status !== 'True')
        return 'it is bound, and PodScheduled is not True';
      if (before?.metadata?.deletionTimestamp !== undefined) return 'it is bound while it is being deleted';
      const labels = history.nodes.get(after.spec?.nodeName ?? '')?.object.metadata?.labels ?? {};
      const wrong = topologyLabels.find((key) => {
        const copied = after.metadata?.labels?.[key];
        return (
          copied !== before?.metadata?.labels?.[key] && labels[key] !== undefined && copied !== labels[key]
        );
      });
      return (
        wrong &&
        `its label ${wrong} is ${after.metadata?.labels?.[wrong]}; that of the node is ${labels[wrong]}`
      );
    },
  }),
  lies: ['never bound', 'a Pod that is on another node'],
};
