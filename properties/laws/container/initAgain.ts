import { seconds } from '../../../models/recorded/history/livePod.ts';
import { isNewInstance } from '../../../models/recorded/writes/containerStep.ts';
import { isRestartableInitContainer } from '../../../spec/api/resources.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofContainers } from '../recordPredicate.ts';

export const initAgain: LawRecord = {
  id: 'container/init-again',
  says: 'In a new sandbox each init container runs again before a regular container starts',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
  fields: ['pod.spec.initContainers', 'pod.status.initContainerStatuses', 'pod.status.podIPs'],
  record: ofContainers({
    showsLess: ['a new sandbox that has the address of the one before it, or that of its node'],
    judge: (step, { after, live }) => {
      const sandbox = live?.memory.sandbox;
      const isNew = after.status?.podIP !== undefined && after.status.podIP !== sandbox?.ip;
      const elsewhere = isNew ? sandbox?.instances : sandbox?.former;
      const former = step.after.lastState?.terminated;
      if (step.kind !== 'regular' || !isNewInstance(step)) return undefined;
      if (former === undefined || !elsewhere?.has(former.containerID ?? '')) return undefined;
      const skipped = (after.spec?.initContainers ?? []).find((container) => {
        if (isRestartableInitContainer(container)) return false;
        const status = after.status?.initContainerStatuses?.find(({ name }) => name === container.name);
        return seconds(status?.state?.terminated?.startedAt) < seconds(former.finishedAt);
      });
      return (
        skipped &&
        `it starts in a new sandbox, and the init container ${skipped.name} ran in the one before it only`
      );
    },
  }),
  lies: ['an init container that is skipped in a new sandbox'],
};
