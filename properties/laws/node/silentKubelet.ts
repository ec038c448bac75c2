import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

/** Writes that were under way when the kubelet fell silent may still arrive, for so many seconds. */
const underWay = 3;

export const silentKubelet: LawRecord = {
  id: 'node/silent-kubelet',
  says: 'A kubelet that does not run, or does not reach the API, writes nothing',
  source: 'https://kubernetes.io/docs/concepts/architecture/nodes/#node-heartbeats',
  fields: ['pod.status', 'node.status.conditions'],
  record: ofPods({
    whole: true,
    judge: ({ writer, after, history, record }) => {
      if (writer !== 'kubelet') return undefined;
      const since = history.nodes.get(after.spec?.nodeName ?? '')?.silentSince;
      return since !== undefined && record.time - since > underWay + history.delay
        ? `its kubelet wrote the status ${(record.time - since).toFixed(0)} s after it fell silent`
        : undefined;
    },
  }),
  lies: [
    'an event that is received 300 s off',
    'an event that is received -300 s off',
    'a Pod that is on another node',
    'a kubelet that writes after node:kubelet-kill',
    'a kubelet that writes after node:partition',
  ],
};
