import { containersOf } from '../../spec/api/containers.ts';
import { containerToBeStarted } from '../../spec/kubelet/restart/containerToBeStarted.ts';
import type { Operation } from '../operation.ts';
import { podActionsOf, syncShape } from '../podActions.ts';
import { withShape } from '../request.ts';

const byID = (a: { readonly id: string }, b: { readonly id: string }) =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

export const restart: Operation = {
  op: 'restart',
  says: 'what one sync of a Pod starts, kills, updates and removes, and which containers are to be restarted',
  answer: withShape(syncShape, (request) => {
    const { pod, runtime } = request;
    const { actions, status, restartsAll } = podActionsOf(request);
    const containers = containersOf(pod.spec);
    return {
      actions: { ...actions, containersToKill: actions.containersToKill.toSorted(byID) },
      shouldBeRestarted: Object.fromEntries(
        containers.map((container) => [container.name, containerToBeStarted(container, pod, runtime)]),
      ),
      allContainersRestarting: restartsAll,
      phase: status.phase,
    };
  }),
};
