import { holderOf } from '../../../models/recorded/history/livePods.ts';
import { instanceOf } from '../../../models/recorded/writes/containerStep.ts';
import { allStatuses } from '../../../models/recorded/writes/kubeletDecision.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofContainers } from '../recordPredicate.ts';

export const instance: LawRecord = {
  id: 'container/instance',
  says: 'An instance belongs to one container of one Pod, also after it has ended',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerstatus-v1-core',
  fields: ['pod.status.containerStatuses.containerID'],
  exceptions: ['the mirrors of a static Pod show the same instances, one after the other'],
  record: ofContainers({
    judge: ({ before, after, container }, { history, after: pod }) => {
      const id = instanceOf(after);
      if (id === '' || id === instanceOf(before)) return undefined;
      const twin = allStatuses(pod.status).find(
        (each) => each.name !== container.name && each.containerID === id,
      );
      if (twin !== undefined) return `its instance ${id} is that of ${twin.name} too`;
      const holder = history.pods.withInstance(id);
      const own = holderOf(pod, container.name);
      return holder === undefined || holder === own
        ? undefined
        : `its instance ${id} is that of another: ${holder}`;
    },
  }),
  lies: ['two containers with one instance', 'an instance that another Pod had'],
};
