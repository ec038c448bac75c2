import ipaddr from 'ipaddr.js';
import { rememberedByText } from '../api/rememberedByText.ts';

export type IPFamily = 'IPv4' | 'IPv6';

const dotted = /^(.*:)?(\d+)\.(\d+)\.(\d+)\.(\d+)$/;

/** `::ffff:1.2.3.4` without its dots: `::ffff:102:304`. */
const withoutDots = (text: string): string => {
  const [, head, ...parts] = dotted.exec(text) ?? [];
  if (head === undefined || parts.some((part) => Number(part) > 255)) return text;
  const [a = 0, b = 0, c = 0, d = 0] = parts.map(Number);
  return `${head}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
};

/** The address as Kubernetes prints it, with its family; undefined if it is none. Parts may have leading zeros. */
const parsed = rememberedByText((text): { readonly family: IPFamily; readonly ip: string } | undefined => {
  const plain = text.replace(/\b0+(?=[\da-f])/gi, '');
  if (ipaddr.IPv4.isValidFourPartDecimal(plain)) return { family: 'IPv4', ip: plain };
  const address = withoutDots(plain);
  if (!address.includes(':') || address.includes('%') || !ipaddr.IPv6.isValid(address)) return undefined;
  const v6 = ipaddr.IPv6.parse(address);
  if (v6.isIPv4MappedAddress()) return { family: 'IPv4', ip: v6.toIPv4Address().toString() };
  return { family: 'IPv6', ip: v6.toRFC5952String() };
});

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
