import { z } from 'zod';
import { containersOf } from '../../spec/api/containers.ts';
import type { Container } from '../../spec/api/objects/core.ts';
import type { BoundPod } from '../../spec/kubelet/boundPod.ts';
import { containerGracePeriod } from '../../spec/kubelet/termination/containerGracePeriod.ts';
import { deletePod } from '../../spec/kubelet/termination/deletePod.ts';
import { effectiveGracePeriod } from '../../spec/kubelet/termination/effectiveGracePeriod.ts';
import type { Operation } from '../operation.ts';
import { podShape, wholeNumber, withShape } from '../request.ts';

const graceShape = z.object({
  pod: podShape,
  gracePeriodSeconds: wholeNumber.nullish(),
  /** unix seconds; absent: before every deletion timestamp */
  now: wholeNumber.default(0),
  current: wholeNumber.default(0),
  override: wholeNumber.nullish(),
  container: z.string().default(''),
  reason: z
    .enum(['StartupProbe', 'LivenessProbe', 'FailedPostStartHook', 'RestartAllContainers', 'Unknown', ''])
    .default(''),
});

const containerNamed = ({ spec }: BoundPod, name: string): Container | undefined =>
  containersOf(spec).find((container) => container.name === name);

export const grace: Operation = {
  op: 'grace',
  says: 'how long a Pod may take to end: after a delete request, in the kubelet, and for one container',
  ...withShape(graceShape, (request) => {
    const { pod, container, reason, current, override } = request;
    const deletion = deletePod(request);
    const gracePeriodSeconds =
      deletion.kind === 'immediate' ? pod.metadata?.deletionGracePeriodSeconds : deletion.gracePeriodSeconds;
    return {
      delete: {
        gracePeriodSeconds,
        graceful: deletion.kind === 'graceful',
        pending: deletion.kind === 'pending',
        invalid: false,
        terminating: deletion.kind === 'graceful' || Boolean(pod.metadata?.deletionTimestamp),
      },
      effective: effectiveGracePeriod(pod, current, override),
      containerKillSeconds: containerGracePeriod(pod, containerNamed(pod, container), reason),
    };
  }),
};
