import { podIPs } from '../../../spec/network/podIPs.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const addresses: LawRecord = {
  id: 'network/addresses',
  says: "podIP is the first of podIPs, at most one of each family; hostIP is an address of the node; a hostNetwork Pod has its node's address",
  source: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/',
  fields: ['pod.status.podIP', 'pod.status.podIPs', 'pod.status.hostIP', 'pod.status.hostIPs'],
  record: ofPods({
    whole: true,
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
  }),
  lies: [
    'a host that is not its node',
    'a Pod that is on another node',
    'an address that changes under a container',
  ],
};
