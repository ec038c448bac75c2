import type { ConformanceGroup } from './conformanceRecord.ts';
import { traffic } from './notModelled.ts';

export const network: ConformanceGroup = {
  name: 'network',
  isCore: false,
  held: [],
  notModelled: [
    {
      because: traffic,
      tests: [
        '[sig-network] Networking Granular Checks: Pods should function for intra-pod communication: http [NodeConformance] [Conformance]',
        '[sig-network] Networking Granular Checks: Pods should function for node-pod communication: http [LinuxOnly] [NodeConformance] [Conformance]',
        '[sig-network] Networking Granular Checks: Pods should function for node-pod communication: udp [LinuxOnly] [NodeConformance] [Conformance]',
        '[sig-network] Networking Granular Checks: Pods should function for intra-pod communication: udp [NodeConformance] [Conformance]',
        '[sig-node] KubeletManagedEtcHosts should test kubelet managed /etc/hosts file [NodeConformance] [Conformance]',
        '[sig-network] DNS should resolve DNS of partial qualified names for services [LinuxOnly] [Conformance]',
        '[sig-network] DNS should provide /etc/hosts entries for the cluster [Conformance]',
        '[sig-network] DNS should provide DNS for the cluster [Conformance]',
        '[sig-network] DNS should support configurable pod DNS nameservers [Conformance]',
        '[sig-network] DNS should provide DNS for ExternalName services [Conformance]',
        '[sig-network] DNS should provide DNS for pods for Hostname [Conformance]',
        '[sig-network] DNS should provide DNS for pods for Subdomain [Conformance]',
        '[sig-network] DNS should provide DNS for services [Conformance]',
      ],
    },
  ],
};
