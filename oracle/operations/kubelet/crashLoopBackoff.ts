import { z } from 'zod';
import {
  crashLoopBackoff as backoff,
  crashLoopPolicy,
  crashLoopWaiting,
} from '../../../spec/kubelet/backoff/crashLoopBackoff.ts';
import type { BackoffEntry } from '../../../spec/kubelet/backoff/exponentialBackoff.ts';
import type { Operation } from '../../operation.ts';
import { wholeNumber, withShape } from '../../request.ts';

const seconds = wholeNumber.min(0);

const crashLoopShape = z.object({
  policy: z
    .object({ initialSeconds: seconds, maxSeconds: seconds, resetAfterSeconds: seconds })
    .default(crashLoopPolicy),
  container: z.string().default('c'),
  pod: z
    .object({ name: z.string(), namespace: z.string(), uid: z.string() })
    .default({ name: 'p', namespace: 'default', uid: 'u' }),
  /** unix seconds; `finishedAt`: the end of the newest ended instance */
  tries: z.array(z.object({ now: wholeNumber, finishedAt: wholeNumber.optional() })),
});

export const crashLoopBackoff: Operation = {
  op: 'crashLoopBackoff',
  says: 'whether a container that keeps ending is started again at each try, or how long it still waits',
  ...withShape(crashLoopShape, ({ policy, container, pod, tries }) => {
    let entry: BackoffEntry | undefined;
    return {
      tries: tries.map(({ now, finishedAt }) => {
        const decision = backoff(entry, finishedAt, now, policy);
        if (decision.kind === 'start') {
          entry = decision.entry;
          return { waits: false };
        }
        return {
          waits: true,
          until: decision.until,
          ...crashLoopWaiting(decision.delaySeconds, container, pod),
        };
      }),
    };
  }),
};
