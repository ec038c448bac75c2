import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const addressOfSandbox: LawRecord = {
  id: 'network/address-of-sandbox',
  says: 'The address of a Pod belongs to its sandbox: while containers of it run on, it stays',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  fields: ['pod.status.podIP', 'pod.status.podIPs'],
  exceptions: ['an address that a request wrote is written over'],
  record: ofPods({
    judge: ({ before, after, change, writer, live }) => {
      if (writer !== 'kubelet' || !change?.status.includes('podIP') || live?.memory.addressByHand)
        return undefined;
      const [was, is] = [before?.status?.podIP, after.status?.podIP];
      if (was === undefined || is === undefined) return undefined;
      const survivor = after.status?.containerStatuses?.find(({ containerID, state }) => {
        const old = before?.status?.containerStatuses?.find((each) => each.containerID === containerID);
        return containerID && state?.running && old?.state?.running;
      });
      return survivor && `its address became ${is}; it was ${was}, and container ${survivor.name} runs on`;
    },
  }),
  lies: ['an address that changes under a container'],
};
