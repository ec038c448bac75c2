import { byText } from '../../spec/api/byText.ts';
import { containersOf } from '../../spec/api/containers.ts';
import { containerToBeStarted } from '../../spec/kubelet/restart/containerToBeStarted.ts';
import type { Operation } from '../operation.ts';
import { podActionsOf, syncShape } from '../podActions.ts';
import { withShape } from '../request.ts';

export const restart: Operation = {
  op: 'restart',
  says: 'what one sync of a Pod starts, kills, updates and removes, and which containers are to be restarted',
  ...withShape(syncShape, (request) => {
    const { pod, runtime } = request;
    const { actions, status, restartsAll } = podActionsOf(request);
    const containers = containersOf(pod.spec);
    return {
      actions: {
        ...actions,
        containersToKill: actions.containersToKill.toSorted((a, b) => byText(a.id, b.id)),
      },
      shouldBeRestarted: Object.fromEntries(
        containers.map((container) => [container.name, containerToBeStarted(container, pod, runtime)]),
      ),
      allContainersRestarting: restartsAll,
      phase: status.phase,
    };
  }),
};
