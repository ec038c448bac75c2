import { clockSkew } from '../../../models/recorded/clocks.ts';
import { isNewInstance, stateName } from '../../../models/recorded/writes/containerStep.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofContainers } from '../recordPredicate.ts';

/** How long a restart takes at least, in seconds: a container that the kubelet kills is started again at once. */
const leastRestartSeconds = 1;

export const mergedRestarts: LawRecord = {
  id: 'container/merged-restarts',
  says: 'Several restarts in one write took their time: a container that exits by itself backs off; and of each instance but the first, lastState tells how the one before ended',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts',
  fields: ['pod.status.containerStatuses.restartCount', 'pod.status.containerStatuses.lastState'],
  exceptions: [
    'probe kills, hooks, another sandbox and another kubelet process take a second at least',
    'how an init container ended in a sandbox that is gone is forgotten with it by another kubelet process',
  ],
  record: ofContainers({
    judge: (step, { record, live, change }) => {
      const { container, before, after, kind } = step;
      const isForgotten =
        kind !== 'regular' &&
        live?.memory.kubeletSince !== undefined &&
        (isNewInstance(step) || !before?.lastState?.terminated);
      if (
        stateName(after) === 'running' &&
        after.restartCount > 0 &&
        !after.lastState?.terminated &&
        !isForgotten
      ) {
        return `it runs after ${after.restartCount} restarts, and lastState does not say how it ended before`;
      }
      const restarts = after.restartCount - (before?.restartCount ?? 0);
      if (restarts < 2 || live === undefined || before === undefined) return undefined;
      const probed = container.livenessProbe ?? container.startupProbe ?? container.lifecycle?.postStart;
      const sandbox =
        change?.status.includes('podIP') || change?.conditions.includes('PodReadyToStartContainers');
      const restarted = !live.memory.backoffs.has(container.name) && (before?.restartCount ?? 0) > 0;
      const each = probed || sandbox || restarted ? leastRestartSeconds : 10;
      const passed = record.time - live.time;
      return passed + clockSkew < (restarts - 1) * each
        ? `it restarted ${restarts} times in ${passed.toFixed(0)} s`
        : undefined;
    },
  }),
  lies: ['fewer restarts', 'more restarts', 'a restart that was none'],
};
