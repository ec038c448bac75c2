import { conditionIn, isTerminalPhase } from '../../../models/recorded/history/livePod.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { podIPs } from '../../../spec/network/podIPs.ts';
import type { PodLaw } from './traceLaw.ts';

const source =
  'Kubernetes documentation, Services, Load Balancing, and Networking, The Kubernetes network model';

/** A sandbox stands, as far as the API shows it. */
export const isOnNetwork = (pod: Pod): boolean =>
  !isTerminalPhase(pod.status?.phase) && conditionIn(pod, 'PodReadyToStartContainers')?.status === 'True';

export const ipUnique: PodLaw = {
  id: 'network/ip-unique',
  says: 'No two Pods on the Pod network share an address',
  source,
  exceptions: [
    'hostNetwork Pods have the address of their node',
    'Pods that have ended, or whose sandbox is gone',
    'Pods of which a kubelet that began anew has written nothing yet: their sandboxes may be gone',
  ],
  judge: ({ after, change, history, writer }) => {
    if (writer !== 'kubelet' || after.spec?.hostNetwork || !change?.status.includes('podIP'))
      return undefined;
    if (!isOnNetwork(after)) return undefined;
    const uid = after.metadata?.uid;
    for (const { ip } of after.status?.podIPs ?? []) {
      const holder = history.addresses.get(ip ?? '');
      if (holder === undefined || holder === uid) continue;
      const { object: other, memory } = history.pods.get(holder) ?? {};
      const isStale = memory?.kubeletSince !== undefined && memory.kubeletWroteAt === undefined;
      if (other && isOnNetwork(other) && !isStale)
        return `its address ${ip} is that of ${other.metadata?.name} (${holder}) too`;
    }
    return undefined;
  },
};

export const addresses: PodLaw = {
  id: 'network/addresses',
  says: "podIP is the first of podIPs, at most one of each family; hostIP is an address of the node; a hostNetwork Pod has its node's address",
  source: 'Kubernetes documentation, IPv4/IPv6 dual-stack; Pods, Pod networking',
  judge: ({ after, change, writer, history }) => {
    const fields = ['podIP', 'podIPs', 'hostIP', 'hostIPs'];
    if (writer !== 'kubelet' || !change?.status.some((field) => fields.includes(field))) return undefined;
    const { podIP, podIPs: list = [], hostIP, hostIPs = [] } = after.status ?? {};
    const ips = list.map(({ ip }) => ip ?? '');
    if (podIP !== ips[0]) return `podIP is ${podIP}, and the first of podIPs ${ips[0]}`;
    if (ips.length > 1 && podIPs(ips).length !== ips.length)
      return `podIPs are ${ips.join(', ')}: one of each family is allowed`;
    if (hostIP !== hostIPs[0]?.ip) return `hostIP is ${hostIP}, and the first of hostIPs ${hostIPs[0]?.ip}`;
    const node = history.nodes.get(after.spec?.nodeName ?? '')?.object;
    const own = (node?.status?.addresses ?? []).map(({ address }) => address);
    if (node && hostIP && own.length > 0 && !own.includes(hostIP)) {
      return `hostIP is ${hostIP}; the addresses of ${node.metadata?.name} are ${own.join(', ')}`;
    }
    return after.spec?.hostNetwork && podIP && podIP !== hostIP
      ? `podIP is ${podIP}; with hostNetwork it is that of the node, ${hostIP}`
      : undefined;
  },
};

export const newAddress: PodLaw = {
  id: 'network/address-of-sandbox',
  says: 'The address of a Pod belongs to its sandbox: while containers of it run on, it stays',
  source: 'Kubernetes documentation, Pods, Pod networking',
  exceptions: ['an address that a request wrote is written over'],
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
};
