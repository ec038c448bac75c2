import { hostNetworkPodIPs, podIPs } from '../../../spec/network/podIPs.ts';
import type { PodNetwork } from '../charts/pod/podNetwork.ts';
import { isReady, type Sandbox } from '../charts/pod/sandbox.ts';
import type { PodOnNodePlan } from '../plan/nodePlan.ts';

/** The addresses of the node, the primary one first. */
export const nodeIPs: readonly string[] = ['192.0.2.1', '2001:db8::1'];

/** The addresses that a Pod has: those that the network plugin gave its sandbox, or those of its node. */
export const addressesOf = (
  { hasOwnNetwork }: PodOnNodePlan,
  sandbox: Sandbox,
  { context: { address } }: PodNetwork,
): readonly string[] => {
  if (address === 0) return !hasOwnNetwork && isReady(sandbox) ? hostAddresses : [];
  podAddresses[address] ??= podIPs([`2001:db8:1::${address}`, `10.0.0.${address}`], nodeIPs);
  return podAddresses[address];
};

const hostAddresses = hostNetworkPodIPs([], nodeIPs);

/** by number: what a plugin reports in the wrong order, in the order of the node's families */
const podAddresses: (readonly string[])[] = [];
