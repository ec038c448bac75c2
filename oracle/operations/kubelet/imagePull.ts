import { z } from 'zod';
import type { BackoffEntry } from '../../../spec/kubelet/backoff/exponentialBackoff.ts';
import { afterFailedPull, imagePull as pull } from '../../../spec/kubelet/backoff/imagePullBackoff.ts';
import type { Operation } from '../../operation.ts';
import { wholeNumber, withShape } from '../../request.ts';

const pullShape = z.object({
  imagePullPolicy: z.enum(['Always', 'IfNotPresent', 'Never']),
  /** unix seconds; `present`: the image is on the node; `succeeds`: what a pull would come to */
  tries: z.array(
    z.object({
      now: wholeNumber,
      present: z.boolean().default(false),
      succeeds: z.boolean().default(false),
    }),
  ),
});

export const imagePull: Operation = {
  op: 'imagePull',
  says: 'whether an image is pulled at each try, is there, is refused, or waits after pulls that failed',
  ...withShape(pullShape, ({ imagePullPolicy, tries }) => {
    let entry: BackoffEntry | undefined;
    return {
      tries: tries.map(({ now, present, succeeds }) => {
        const decision = pull(imagePullPolicy, present, entry, now);
        if (decision.kind !== 'pull') return decision;
        if (!succeeds) entry = afterFailedPull(entry, now);
        return succeeds ? decision : { ...decision, reason: 'ErrImagePull' };
      }),
    };
  }),
};
