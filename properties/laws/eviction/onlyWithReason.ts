import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import type { TaintView } from '../../../models/podOnNode/views/wholeNodeView.ts';
import { jointLaw } from '../lawRecord.ts';
import { planOf, podOnNode } from '../onNode.ts';

type Tolerant = {
  readonly uid: string;
  readonly toleration: 'notTolerated' | 'forever' | 'for';
  readonly isOver: boolean;
};

export const onlyWithReason = jointLaw({
  id: 'eviction/only-with-reason',
  says: 'Taint eviction deletes a Pod only for a NoExecute taint that is there, and that the Pod does not tolerate, or not for longer than tolerationSeconds',
  source: 'Kubernetes documentation, Taints and Tolerations, Taint based Evictions',
  sees: [
    { of: 'taint of the node', what: (taint: TaintView) => taint },
    {
      of: podOnNode,
      what: (pod: PodOnNodeView): Tolerant => ({
        uid: pod.uid,
        toleration: planOf(pod).toleration.kind,
        isOver: pod.toleratedTime === 'Over',
      }),
    },
  ],
  when: ['deletes the Pod for the taint'],
  holds: ([taints, pods], step) => {
    const pod = (pods as Tolerant[]).find(({ uid }) => uid === `uid-${step?.args[0]}`);
    return (
      (taints as TaintView[]).some(({ isPresent }) => isPresent) &&
      (pod?.toleration === 'notTolerated' || pod?.isOver === true)
    );
  },
});
