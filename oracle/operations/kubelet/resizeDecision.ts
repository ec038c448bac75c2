import { z } from 'zod';
import { resizeDecision as decide } from '../../../spec/kubelet/resize/resizeDecision.ts';
import { kubeletNodeShape } from '../../nodeRequest.ts';
import type { Operation } from '../../operation.ts';
import { listOf, podShape, withShape } from '../../request.ts';

const resizeShape = kubeletNodeShape.extend({
  desired: podShape,
  allocated: podShape,
  others: listOf(podShape),
  staticCPUManager: z.boolean().default(false),
  staticMemoryManager: z.boolean().default(false),
});

export const resizeDecision: Operation = {
  op: 'resizeDecision',
  says: 'what the kubelet makes of the resources that a resize asks for: grants them, or lets the Pod wait',
  ...withShape(
    resizeShape,
    ({ desired, allocated, others, staticCPUManager, staticMemoryManager, ...kubelet }) => {
      const managers = { staticCPUManager, staticMemoryManager };
      const decision = decide({ desired, allocated, others, kubelet, ...managers });
      if (decision.kind !== 'allocate') return decision;
      return { ...decision, preempted: decision.preempted.map(({ metadata }) => metadata?.name ?? '') };
    },
  ),
};
