import { z } from 'zod';
import { afterCNIAdd, afterCNIDel, cniCalls } from '../../../spec/network/cni.ts';
import type { Operation } from '../../operation.ts';
import { listOf, podShape, withShape } from '../../request.ts';

const networkShape = z.object({
  pod: podShape,
  nodeIPs: listOf(z.string()),
  /** what comes of ADD and of DEL */
  add: z
    .discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), ips: z.array(z.string()) }),
      z.object({ ok: z.literal(false), error: z.string() }),
    ])
    .optional(),
  delSucceeds: z.boolean().optional(),
});

export const sandboxNetwork: Operation = {
  op: 'sandboxNetwork',
  says: 'the calls to the network plugin for the sandbox of a Pod, and what their results mean for the Pod',
  ...withShape(networkShape, ({ pod, nodeIPs, add, delSucceeds }) => ({
    calls: {
      run: cniCalls(pod.spec, 'run'),
      stop: cniCalls(pod.spec, 'stop'),
      remove: cniCalls(pod.spec, 'remove'),
    },
    ...(add ? { afterAdd: afterCNIAdd(add, nodeIPs) } : {}),
    ...(delSucceeds === undefined ? {} : { afterDel: afterCNIDel(delSucceeds) }),
  })),
};
