import { nodeIPs } from '../../../models/podOnNode/views/addresses.ts';
import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stateLaw } from '../lawRecord.ts';
import { planOf, podOnNode } from '../onNode.ts';

export const hostNetwork = stateLaw<PodOnNodeView>({
  id: 'network/host',
  says: 'A hostNetwork Pod has the addresses of its node, and no other Pod has one of them',
  source: 'Kubernetes documentation, Security Context, hostNetwork; Pods, Pod networking',
  of: podOnNode,
  holds: (pod) => pod.ips.every((ip) => nodeIPs.includes(ip) === isOnHost(pod)),
  witness: (pod) => isOnHost(pod) && pod.ips.length > 0,
});

const isOnHost = (pod: PodOnNodeView): boolean => !planOf(pod).hasOwnNetwork;
