import { admitPod } from '../../../spec/kubelet/admission/admitPod.ts';
import { preemptedStatus } from '../../../spec/kubelet/admission/preemptForCritical.ts';
import { kubeletNodeShape } from '../../nodeRequest.ts';
import type { Operation } from '../../operation.ts';
import { listOf, podShape, withShape } from '../../request.ts';

const admitShape = kubeletNodeShape.extend({ pod: podShape, others: listOf(podShape) });

export const kubeletAdmit: Operation = {
  op: 'kubeletAdmit',
  says: 'whether the kubelet of a node takes a Pod beside others, and which of them it preempts for it',
  ...withShape(admitShape, ({ pod, others, ...kubelet }) => {
    const decision = admitPod(pod, others, kubelet);
    if (!decision.admitted) return decision;
    return {
      admitted: true,
      preempted: decision.preempted.map(({ metadata }) => metadata?.name ?? ''),
      ...(decision.preempted.length > 0 ? { preemptedStatus } : {}),
    };
  }),
};
