import type { ConformanceGroup } from './conformanceRecord.ts';
import { traffic } from './notModelled.ts';

export const network: ConformanceGroup = {
  name: 'network',
  isCore: false,
  tests: [
    {
      test: '[sig-network] Networking Granular Checks: Pods should function for intra-pod communication: http [NodeConformance] [Conformance]',
      notModelled: traffic,
    },
    {
      test: '[sig-network] Networking Granular Checks: Pods should function for node-pod communication: http [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: traffic,
    },
    {
      test: '[sig-network] Networking Granular Checks: Pods should function for node-pod communication: udp [LinuxOnly] [NodeConformance] [Conformance]',
      notModelled: traffic,
    },
    {
      test: '[sig-network] Networking Granular Checks: Pods should function for intra-pod communication: udp [NodeConformance] [Conformance]',
      notModelled: traffic,
    },
    {
      test: '[sig-node] KubeletManagedEtcHosts should test kubelet managed /etc/hosts file [NodeConformance] [Conformance]',
      notModelled: traffic,
    },
    {
      test: '[sig-network] DNS should resolve DNS of partial qualified names for services [LinuxOnly] [Conformance]',
      notModelled: traffic,
    },
    {
      test: '[sig-network] DNS should provide /etc/hosts entries for the cluster [Conformance]',
      notModelled: traffic,
    },
    {
      test: '[sig-network] DNS should provide DNS for the cluster [Conformance]',
      notModelled: traffic,
    },
    {
      test: '[sig-network] DNS should support configurable pod DNS nameservers [Conformance]',
      notModelled: traffic,
    },
    {
      test: '[sig-network] DNS should provide DNS for ExternalName services [Conformance]',
      notModelled: traffic,
    },
    {
      test: '[sig-network] DNS should provide DNS for pods for Hostname [Conformance]',
      notModelled: traffic,
    },
    {
      test: '[sig-network] DNS should provide DNS for pods for Subdomain [Conformance]',
      notModelled: traffic,
    },
    {
      test: '[sig-network] DNS should provide DNS for services [Conformance]',
      notModelled: traffic,
    },
  ],
};
