import { instanceOf, isNewInstance } from '../../../models/recorded/writes/containerStep.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import { containerStatusUnknown } from '../../../spec/kubelet/status/runtimeContainerStatus.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofContainers } from '../recordPredicate.ts';

export const oneLife: LawRecord = {
  id: 'container/one-life',
  says: 'An instance of a container runs once: it starts, it ends, and its start and end never change',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states',
  fields: ['pod.status.containerStatuses.state', 'pod.status.containerStatuses.containerID'],
  exceptions: ['an end that was unknown may be found out by another kubelet process'],
  record: ofContainers({
    judge: (step) => {
      const { before, after } = step;
      if (before === undefined || instanceOf(before) === '' || isNewInstance(step)) return undefined;
      const [old, next] = [before.state ?? {}, after.state ?? {}];
      if (old.terminated && next.running) return 'the instance that ended runs again';
      const known = old.terminated !== undefined && old.terminated.reason !== containerStatusUnknown;
      if (known && next.terminated && !deepEqual(old.terminated, next.terminated)) {
        return 'the end of the instance changed';
      }
      const start = old.running?.startedAt;
      const later = next.running?.startedAt ?? next.terminated?.startedAt;
      if (start && later && start !== later) return `it started at ${start}, and now at ${later}`;
      const waited = old.waiting && before.lastState?.terminated;
      if (waited && next.running && instanceOf(before) === instanceOf(after)) {
        return 'the instance that ended runs again';
      }
      return undefined;
    },
  }),
  lies: [
    'another start',
    'another end',
    'an end before the start',
    'an app that did not wait for its init container',
    'an end with a container that runs',
  ],
};
