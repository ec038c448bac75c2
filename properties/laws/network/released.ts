import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stateLaw } from '../lawRecord.ts';
import { isAlive, podOnNode } from '../onNode.ts';

export const released = stateLaw<PodOnNodeView>({
  id: 'network/released',
  says: 'A Pod that its kubelet has stopped has no address of the Pod network, and one that runs keeps its own',
  source: 'Kubernetes documentation, Network Plugins; CNI specification, DEL',
  of: podOnNode,
  holds: (pod) =>
    (pod.worker !== 'Finished' && pod.worker !== 'Terminated') ||
    (pod.ips.length === 0 && !pod.containers.some(isAlive)),
  witness: (pod) => pod.worker === 'Finished' && pod.containers.some(({ instances }) => instances > 0),
});
