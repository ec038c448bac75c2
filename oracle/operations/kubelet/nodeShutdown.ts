import { z } from 'zod';
import {
  gracefulNodeShutdown,
  nodeShutdownStatus,
} from '../../../spec/kubelet/shutdown/gracefulNodeShutdown.ts';
import {
  type ShutdownConfiguration,
  shutdownDelay,
  shutdownPeriods,
} from '../../../spec/kubelet/shutdown/shutdownPeriods.ts';
import type { Operation } from '../../operation.ts';
import { listOf, podShape, wholeNumber, withShape } from '../../request.ts';

const configurationShape: z.ZodType<ShutdownConfiguration> = z.object({
  shutdownGracePeriod: wholeNumber.exactOptional(),
  shutdownGracePeriodCriticalPods: wholeNumber.exactOptional(),
  shutdownGracePeriodByPodPriority: z
    .array(z.object({ priority: wholeNumber, seconds: wholeNumber }))
    .exactOptional(),
});

const shutdownShape = z.object({ pods: listOf(podShape), configuration: configurationShape });

export const nodeShutdown: Operation = {
  op: 'nodeShutdown',
  says: 'in which groups a node that shuts down stops its Pods, for how long it waits, and how they are shown',
  ...withShape(shutdownShape, ({ pods, configuration }) => {
    const periods = shutdownPeriods(configuration);
    return {
      groups: gracefulNodeShutdown(pods, periods).map(({ pods: stopped, ...period }) => ({
        ...period,
        pods: stopped.map(({ pod, gracePeriodSeconds }) => ({
          name: pod.metadata?.name ?? '',
          gracePeriodSeconds,
        })),
      })),
      delaySeconds: shutdownDelay(periods),
      status: nodeShutdownStatus,
    };
  }),
};
