import { nodeCondition, seenStates } from '../../../models/recorded/history/liveNode.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const podGc: LawRecord = {
  id: 'gc/pod-gc',
  says: 'Pod garbage collection fails a Pod whose node is gone, or which is being deleted on a node that is out of service',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection',
  fields: ['pod.status.phase', 'node.spec.taints'],
  record: ofPods({
    whole: true,
    judge: ({ writer, after, history, record }) => {
      if (writer !== 'garbage collection') return undefined;
      if (!isTerminalPhase(after.status?.phase))
        return `Pod garbage collection leaves it ${after.status?.phase}`;
      const name = after.spec?.nodeName;
      if (name === undefined) return undefined;
      const node = history.nodes.get(name);
      if (node === undefined || nodeCondition(node.object, 'Ready') !== 'True') return undefined;
      const unready = seenStates(node, record.time).some((state) => nodeCondition(state, 'Ready') !== 'True');
      return unready ? undefined : `Pod garbage collection fails it, and its node ${name} is there and ready`;
    },
  }),
  lies: ['a Pod that is on another node', 'a forged DeletionByPodGC'],
};
