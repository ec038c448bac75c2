import { z } from 'zod';
import { containersOf } from '../../../spec/api/containers.ts';
import { effectiveGracePeriod } from '../../../spec/kubelet/termination/effectiveGracePeriod.ts';
import { stopContainer } from '../../../spec/kubelet/termination/stopContainer.ts';
import { stoppableContainers, terminationOrder } from '../../../spec/kubelet/termination/terminationOrder.ts';
import type { Operation } from '../../operation.ts';
import { podShape, wholeNumber, withShape } from '../../request.ts';

const seconds = wholeNumber.min(0).default(0);
const secondsByContainer = z.record(z.string(), wholeNumber.min(0)).default({});

const stopShape = z.object({
  pod: podShape,
  /** names; absent: all */
  running: z.array(z.string()).optional(),
  /** a grace period under way, and one that the kubelet asks for */
  current: seconds,
  override: wholeNumber.nullish(),
  preStopSeconds: secondsByContainer,
  turnSeconds: secondsByContainer,
});

export const stopContainers: Operation = {
  op: 'stopContainers',
  says: 'in which order the containers of a Pod are stopped, and how each spends its grace period',
  ...withShape(stopShape, ({ pod, running, current, override, preStopSeconds, turnSeconds }) => {
    const containers = containersOf(pod.spec);
    const names = running ?? containers.map(({ name }) => name);
    const gracePeriodSeconds = effectiveGracePeriod(pod, current, override).seconds;
    const spent = containers.flatMap((container) => {
      const { name } = container;
      if (!names.includes(name)) return [];
      const stop = stopContainer({
        container,
        gracePeriodSeconds,
        preStopSeconds: preStopSeconds[name] ?? 0,
        turnSeconds: turnSeconds[name] ?? 0,
      });
      return [[name, stop] as const];
    });
    return {
      gracePeriodSeconds,
      waitsFor: Object.fromEntries(terminationOrder(pod.spec, names)),
      now: stoppableContainers(pod.spec, names),
      seconds: Object.fromEntries(spent),
    };
  }),
};
