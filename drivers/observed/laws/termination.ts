import { seconds } from '../../../models/recorded/history/livePod.ts';
import { instanceOf, isNewInstance } from '../../../models/recorded/writes/containerStep.ts';
import { containerLaw } from './containers.ts';
import { clockSkew } from './watch.ts';

export const noRestart = containerLaw({
  id: 'termination/no-restart',
  says: 'Once the kubelet has seen the deletion of a Pod it starts no container of it',
  source: 'Kubernetes documentation, Pod Lifecycle, Termination of Pods',
  exceptions: ['a kubelet that has not heard of it yet, as its observedGeneration tells'],
  each: (step, { before: pod, live }) => {
    if (pod?.metadata?.deletionTimestamp === undefined || live === undefined || !isNewInstance(step))
      return undefined;
    const heardAt = live.memory.deletionHeardAt;
    if (heardAt === undefined || instanceOf(step.after) === '') return undefined;
    const start = seconds(step.after.state?.running?.startedAt ?? step.after.state?.terminated?.startedAt);
    return start > heardAt + clockSkew
      ? `it started at ${new Date(start * 1000).toISOString()}, and the kubelet has known of the deletion since ${new Date(heardAt * 1000).toISOString()}`
      : undefined;
  },
});
