import { z } from 'zod';
import { containersOf } from '../../../spec/api/containers.ts';
import { afterPostStart, hookAction } from '../../../spec/kubelet/hooks/lifecycleHook.ts';
import type { Operation } from '../../operation.ts';
import { podShape, withShape } from '../../request.ts';

export const hooks: Operation = {
  op: 'hooks',
  says: 'what the postStart and preStop hooks of a Pod do, who does it, and what a postStart hook that fails leads to',
  ...withShape(z.object({ pod: podShape, podIP: z.string().default('') }), ({ pod, podIP }) => ({
    containers: Object.fromEntries(
      containersOf(pod.spec).map((container) => {
        const { postStart, preStop } = container.lifecycle ?? {};
        const hooksOf = {
          ...(postStart ? { postStart: hookAction(postStart, container, podIP) } : {}),
          ...(postStart ? { postStartFailure: afterPostStart(false) } : {}),
          ...(preStop ? { preStop: hookAction(preStop, container, podIP) } : {}),
        };
        return [container.name, hooksOf];
      }),
    ),
  })),
};
