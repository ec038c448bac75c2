import { nodeCondition, seenStates } from '../../../models/recorded/history/liveNode.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const unreadyPods: LawRecord = {
  id: 'node/unready-pods',
  says: 'The node lifecycle controller makes Pods unready only while their node is not ready',
  source: 'https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller',
  fields: ['pod.status.conditions', 'node.status.conditions'],
  record: ofPods({
    whole: true,
    judge: ({ writer, after, history, record }) => {
      if (writer !== 'node lifecycle') return undefined;
      const node = history.nodes.get(after.spec?.nodeName ?? '');
      if (node === undefined) return undefined;
      const lost = seenStates(node, record.time).some((state) => nodeCondition(state, 'Ready') !== 'True');
      return lost
        ? undefined
        : `Ready became False without a reason, and the node ${after.spec?.nodeName} is ready`;
    },
  }),
  lies: ['a Pod that is unready on a ready node'],
};
