import { isNewInstance, stateName } from '../../../models/recorded/writes/containerStep.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import { containerStatusUnknown } from '../../../spec/kubelet/status/runtimeContainerStatus.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofContainers } from '../recordPredicate.ts';
import { wasRemoved } from './wasRemoved.ts';

export const lastState: LawRecord = {
  id: 'container/last-state',
  says: 'lastState tells how an earlier instance ended: it changes when an instance is replaced or waits to be, never else',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states',
  fields: ['pod.status.containerStatuses.lastState'],
  exceptions: [
    'nothing tells how a container ended that was removed because all of its Pod restart',
    'of an instance that ended and waits already, lastState tells how it ended itself',
  ],
  record: ofContainers({
    judge: (step, { after: { spec } }) => {
      const { before, after } = step;
      const last = after.lastState?.terminated;
      if (before === undefined || wasRemoved(after, spec)) return undefined;
      if (stateName(after) === 'running' && last?.containerID && last.containerID === after.containerID) {
        return 'the instance that runs is also the one that ended last';
      }
      if (deepEqual(before.lastState, after.lastState)) {
        const ended = before.state?.terminated;
        const replaced = isNewInstance(step) && ended && after.restartCount === before.restartCount + 1;
        return replaced && ended.containerID && last?.containerID !== ended.containerID
          ? 'another instance is shown, and lastState does not say how the one before ended'
          : undefined;
      }
      if (last === undefined) return 'lastState forgot how the last instance ended';
      const same = stateName(before) === stateName(after) && !isNewInstance(step);
      if (same && after.restartCount === before.restartCount) {
        return 'lastState changed, and neither instance nor state did';
      }
      const ended = before.state?.terminated;
      const next = after.restartCount === before.restartCount + 1 && isNewInstance(step);
      if (!ended?.containerID || ended.reason === containerStatusUnknown) return undefined;
      if (stateName(after) === 'waiting' && last.containerID === after.containerID) return undefined;
      const wrong = last.containerID === ended.containerID ? !deepEqual(last, ended) : next;
      return wrong ? 'lastState is not the end of the instance before' : undefined;
    },
  }),
  lies: [
    'a container that ended, and forgets how the instance before did',
    'an app that did not wait for its init container',
  ],
};
