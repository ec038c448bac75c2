import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyState } from '../modelPredicate.ts';
import { isAlive, podOnNode } from '../onNode.ts';

export const released: LawRecord = {
  id: 'network/released',
  says: 'A Pod that its kubelet has stopped has no address of the Pod network, and one that runs keeps its own',
  source: 'https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/network-plugins/',
  fields: ['pod.status.podIPs'],
  model: everyState<PodOnNodeView>({
    of: podOnNode,
    holds: (pod) =>
      (pod.worker !== 'Finished' && pod.worker !== 'Terminated') ||
      (pod.ips.length === 0 && !pod.containers.some(isAlive)),
    witness: (pod) => pod.worker === 'Finished' && pod.containers.some(({ instances }) => instances > 0),
  }),
  mutants: ['address-kept'],
};
