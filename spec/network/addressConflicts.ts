import { podIPs } from './podIPs.ts';

/** A Pod as the network sees it; one without addresses is not on it yet. */
export type NetworkedPod = {
  readonly uid: string;
  readonly hostNetwork: boolean;
  /** its sandbox has not been stopped */
  readonly live: boolean;
  readonly ips: readonly string[];
};

export type AddressConflict = { readonly ip: string; readonly uids: readonly string[] };

/**
 * Addresses that more than one live Pod on the Pod network has. There should be none: every Pod has an address of its
 * own in the whole cluster. hostNetwork Pods share their node's.
 * https://kubernetes.io/docs/concepts/services-networking/#the-kubernetes-network-model
 */
export const addressConflicts = (pods: readonly NetworkedPod[]): readonly AddressConflict[] => {
  const holders = new Map<string, readonly string[]>();
  for (const pod of pods) {
    if (pod.hostNetwork || !pod.live) continue;
    for (const ip of pod.ips.flatMap((address) => podIPs([address]))) {
      const uids = holders.get(ip) ?? [];
      if (!uids.includes(pod.uid)) holders.set(ip, [...uids, pod.uid]);
    }
  }
  return [...holders].filter(([, uids]) => uids.length > 1).map(([ip, uids]) => ({ ip, uids }));
};
