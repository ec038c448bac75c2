import { z } from 'zod';
import { decidePodActions } from '../spec/kubelet/actions/decidePodActions.ts';
import type { PodActions } from '../spec/kubelet/actions/podActions.ts';
import { type DecidedPodStatus, podStatus } from '../spec/kubelet/status/podStatus.ts';
import { kubeletShape } from './kubeletRequest.ts';
import { resourcesShape } from './request.ts';

/** As `phase`, with the resources that are actuated, by container. */
export const syncShape = kubeletShape.extend({
  actuated: z.record(z.string(), resourcesShape).nullish(),
});

/** What one sync of a Pod does, and the status that it comes from. */
export const podActionsOf = (
  request: z.infer<typeof syncShape>,
): { readonly actions: PodActions; readonly status: DecidedPodStatus; readonly restartsAll: boolean } => {
  const { pod, runtime, probes } = request;
  const status = podStatus(request);
  const restartsAll = status.conditions.some(
    (each) => each.type === 'AllContainersRestarting' && each.status === 'True',
  );
  const actuated = { containers: new Map(Object.entries(request.actuated ?? {})) };
  const actions = decidePodActions({ pod, runtime, probes, actuated, allContainersRestarting: restartsAll });
  return { actions, status, restartsAll };
};
