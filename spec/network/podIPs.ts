import ipaddr from 'ipaddr.js';

export type IPFamily = 'IPv4' | 'IPv6';

/** The address as Kubernetes prints it, with its family; undefined if it is none. IPv4 parts may have leading zeros. */
const parsed = (text: string): { readonly family: IPFamily; readonly ip: string } | undefined => {
  const decimal = /^\d+(\.\d+){3}$/.test(text) ? text.replace(/\b0+(?=\d)/g, '') : text;
  if (!ipaddr.isValid(decimal) || (/^[\d.]+$/.test(decimal) && !/^\d+(\.\d+){3}$/.test(decimal)))
    return undefined;
  const address = ipaddr.parse(decimal);
  if (address.kind() === 'ipv4') return { family: 'IPv4', ip: address.toString() };
  const v6 = address as ipaddr.IPv6;
  if (v6.zoneId) return undefined;
  if (v6.isIPv4MappedAddress()) return { family: 'IPv4', ip: v6.toIPv4Address().toString() };
  return { family: 'IPv6', ip: v6.toRFC5952String() };
};

/**
 * The addresses of a Pod, at most one of each family, from those that the runtime reports in any order: first that
 * of the node's primary family (of `nodeIPs[0]`, IPv4 if none is known), then that of the other.
 * https://kubernetes.io/docs/concepts/services-networking/dual-stack/
 */
export const podIPs = (reported: readonly string[], nodeIPs: readonly string[] = []): readonly string[] => {
  if (reported.length === 0) return [];
  const addresses = reported.map(parsed);
  const primary = parsed(nodeIPs[0] ?? '')?.family ?? 'IPv4';
  const families: readonly IPFamily[] = primary === 'IPv4' ? ['IPv4', 'IPv6'] : ['IPv6', 'IPv4'];
  return families.flatMap((family) => addresses.find((a) => a?.family === family)?.ip ?? []);
};

/**
 * The addresses of a hostNetwork Pod: those of its node. Once set they stay, except that a second family is added
 * when the node gets one.
 * https://kubernetes.io/docs/concepts/services-networking/dual-stack/
 */
export const hostNetworkPodIPs = (
  current: readonly string[],
  hostIPs: readonly string[],
): readonly string[] => {
  const [primary, secondary] = hostIPs;
  if (primary === undefined) return current;
  const ips = current.length > 0 ? current : [primary];
  if (secondary === undefined || ips.length !== 1) return ips;
  return parsed(ips[0] ?? '')?.family === parsed(secondary)?.family ? ips : [...ips, secondary];
};
