import type { NetworkedPodView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { addressConflicts } from '../../../spec/network/addressConflicts.ts';
import { jointLaw } from '../lawRecord.ts';

export const ipUnique = jointLaw({
  id: 'network/ip-unique',
  says: 'No two Pods on the Pod network share an address of a family',
  source: 'Kubernetes documentation, Services, Load Balancing, and Networking, The Kubernetes network model',
  sees: [{ of: 'Pod on the network', what: (pod: NetworkedPodView) => pod }],
  holds: ([pods]) => addressConflicts(live(pods)).length === 0,
  witness: ([pods]) => live(pods).filter(({ hostNetwork, ips }) => !hostNetwork && ips.length > 0).length > 1,
});

const live = (pods: readonly unknown[] | undefined) =>
  (pods as NetworkedPodView[]).map((pod) => ({ ...pod, live: true }));
