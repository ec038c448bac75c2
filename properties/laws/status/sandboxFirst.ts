import { conditionIn } from '../../../models/recorded/history/livePod.ts';
import { allStatuses } from '../../../models/recorded/writes/kubeletDecision.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

const condition = 'PodReadyToStartContainers';

/** The instances that run, with the names of their containers. */
const running = (pod: Pod): ReadonlyMap<string, string> =>
  new Map(
    allStatuses(pod.status).flatMap(({ name, state, containerID }) =>
      state?.running === undefined ? [] : [[containerID ?? name, name]],
    ),
  );

export const sandboxFirst: LawRecord = {
  id: 'status/sandbox-first',
  says: 'A container is started when its Pod has a sandbox with a network, as PodReadyToStartContainers says, and runs no longer than that',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-has-network',
  fields: ['pod.status.conditions', 'pod.status.containerStatuses'],
  exceptions: ['a sandbox that died under its containers: they are killed before there is another one'],
  record: ofPods({
    judge: ({ before, after, writer, live }) => {
      if (writer !== 'kubelet' || before === undefined || live?.memory.failedFromOutside) return undefined;
      const [old, next] = [conditionIn(before, condition)?.status, conditionIn(after, condition)?.status];
      if (next !== 'False' && old !== 'False') return undefined;
      const ran = running(before);
      for (const [instance, name] of running(after)) {
        if (next === 'False' && !ran.has(instance))
          return `its container ${name} starts, and ${condition} is False`;
        if (next === 'True' && ran.has(instance))
          return `it has a new sandbox, and its container ${name} ran before that`;
      }
      return undefined;
    },
  }),
  lies: ['a container that starts without a sandbox', 'a container that outlives its sandbox'],
};
