import { z } from 'zod';
import { decidePodActions } from '../../spec/kubelet/actions/decidePodActions.ts';
import { containerToBeStarted } from '../../spec/kubelet/restart/containerToBeStarted.ts';
import { podStatus } from '../../spec/kubelet/status/podStatus.ts';
import { kubeletShape } from '../kubeletRequest.ts';
import type { Operation } from '../operation.ts';
import { resourcesShape, withShape } from '../request.ts';

const byID = (a: { readonly id: string }, b: { readonly id: string }) =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

const restartShape = kubeletShape.extend({
  actuated: z.record(z.string(), resourcesShape).nullish(),
});

export const restart: Operation = {
  op: 'restart',
  says: 'what one sync of a Pod starts, kills, updates and removes, and which containers are to be restarted',
  answer: withShape(restartShape, (request) => {
    const { pod, runtime, probes } = request;
    const { phase, conditions } = podStatus(request);
    const allContainersRestarting = conditions.some(
      ({ type, status }) => type === 'AllContainersRestarting' && status === 'True',
    );
    const actuated = { containers: new Map(Object.entries(request.actuated ?? {})) };
    const actions = decidePodActions({ pod, runtime, probes, actuated, allContainersRestarting });
    const containers = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
    return {
      actions: { ...actions, containersToKill: actions.containersToKill.toSorted(byID) },
      shouldBeRestarted: Object.fromEntries(
        containers.map((container) => [container.name, containerToBeStarted(container, pod, runtime)]),
      ),
      allContainersRestarting,
      phase,
    };
  }),
};
