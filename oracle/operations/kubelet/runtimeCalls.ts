import { removePodCalls, stopPodCalls, syncCalls } from '../../../spec/kubelet/runtime/criCalls.ts';
import type { Operation } from '../../operation.ts';
import { podActionsOf, syncShape } from '../../podActions.ts';
import { withShape } from '../../request.ts';

export const runtimeCalls: Operation = {
  op: 'runtimeCalls',
  says: 'the calls to the container runtime of one sync of a Pod, and those that stop and remove the Pod',
  ...withShape(syncShape, (request) => {
    const { pod, runtime } = request;
    return {
      sync: syncCalls(podActionsOf(request).actions, pod, runtime),
      stop: stopPodCalls(runtime),
      remove: removePodCalls(runtime),
    };
  }),
};
