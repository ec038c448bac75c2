import type { NetworkedPodView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { conditionIn } from '../../../models/recorded/history/livePod.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import { addressConflicts } from '../../../spec/network/addressConflicts.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { ofPods } from '../recordPredicate.ts';

/** A sandbox stands, as far as the API shows it. */
const isOnNetwork = (pod: Pod): boolean =>
  !isTerminalPhase(pod.status?.phase) && conditionIn(pod, 'PodReadyToStartContainers')?.status === 'True';

export const ipUnique: LawRecord = {
  id: 'network/ip-unique',
  says: 'No two Pods on the Pod network share an address of a family',
  source: 'https://kubernetes.io/docs/concepts/services-networking/#the-kubernetes-network-model',
  fields: ['pod.status.podIP', 'pod.status.podIPs'],
  exceptions: [
    'hostNetwork Pods have the addresses of their node',
    'Pods that have ended, or whose sandbox is gone',
  ],
  model: overViews({
    sees: [{ of: 'Pod on the network', what: (pod: NetworkedPodView) => pod }],
    holds: ([pods]) => addressConflicts(live(pods)).length === 0,
    witness: ([pods]) =>
      live(pods).filter(({ hostNetwork, ips }) => !hostNetwork && ips.length > 0).length > 1,
  }),
  record: ofPods({
    whole: true,
    showsLess: ['whether the sandbox stands of a Pod of which a restarted kubelet has written nothing yet'],
    judge: ({ after, change, history, writer }) => {
      if (writer !== 'kubelet' || after.spec?.hostNetwork || !change?.status.includes('podIP'))
        return undefined;
      if (!isOnNetwork(after)) return undefined;
      const uid = after.metadata?.uid;
      for (const { ip } of after.status?.podIPs ?? []) {
        const holder = history.pods.withAddress(ip ?? '');
        if (holder === undefined || holder === uid) continue;
        const { object: other, memory } = history.pods.get(holder) ?? {};
        const isStale = memory?.kubeletSince !== undefined && memory.kubeletWroteAt === undefined;
        if (other && isOnNetwork(other) && !isStale)
          return `its address ${ip} is that of ${other.metadata?.name} (${holder}) too`;
      }
      return undefined;
    },
  }),
  mutants: ['address-given-twice'],
  lies: ['two Pods with one address'],
};

const live = (pods: readonly unknown[] | undefined) =>
  (pods as NetworkedPodView[]).map((pod) => ({ ...pod, live: true }));
