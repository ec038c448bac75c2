import { nodeIPs } from '../../../models/podOnNode/views/addresses.ts';
import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyState } from '../modelPredicate.ts';
import { planOf, podOnNode } from '../onNode.ts';

export const hostNetwork: LawRecord = {
  id: 'network/host',
  says: 'A hostNetwork Pod has the addresses of its node, and no other Pod has one of them',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  fields: ['pod.spec.hostNetwork', 'pod.status.podIPs'],
  model: everyState<PodOnNodeView>({
    of: podOnNode,
    holds: (pod) => pod.ips.every((ip) => nodeIPs.includes(ip) === isOnHost(pod)),
    witness: (pod) => isOnHost(pod) && pod.ips.length > 0,
  }),
  mutants: ['host-network-gets-an-address'],
};

const isOnHost = (pod: PodOnNodeView): boolean => !planOf(pod).hasOwnNetwork;
