import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { addressConflicts } from '../../../spec/network/addressConflicts.ts';
import { jointLaw } from '../lawRecord.ts';
import { planOf, podOnNode } from '../onNode.ts';

type Networked = { readonly uid: string; readonly hostNetwork: boolean; readonly ips: readonly string[] };

export const ipUnique = jointLaw({
  id: 'network/ip-unique',
  says: 'No two Pods on the Pod network share an address of a family',
  source: 'Kubernetes documentation, Services, Load Balancing, and Networking, The Kubernetes network model',
  sees: [
    {
      of: podOnNode,
      what: (pod: PodOnNodeView): Networked => ({
        uid: pod.uid,
        hostNetwork: !planOf(pod).hasOwnNetwork,
        ips: pod.ips,
      }),
    },
  ],
  holds: ([pods]) =>
    addressConflicts((pods as Networked[]).map((pod) => ({ ...pod, live: true }))).length === 0,
  witness: ([pods]) =>
    (pods as Networked[]).filter(({ hostNetwork, ips }) => !hostNetwork && ips.length > 0).length > 1,
});
