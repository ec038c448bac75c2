import type { BoundPod } from '../boundPod.ts';
import { type AdmissionDecision, admitted, rejected } from './decision.ts';

/** Sysctls that every node allows: namespaced, and without influence on other Pods (with a kernel from 4.15 on). */
const safeSysctls: readonly string[] = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
];

/** The first of the separators that occurs decides: `net/ipv4/conf/a.b` is `net.ipv4.conf.a/b`. */
const dotted = (name: string): string => {
  const first = name.search(/[./]/);
  if (first < 0 || name[first] === '.') return name;
  return name.replace(/[./]/g, (separator) => (separator === '/' ? '.' : '/'));
};

const allows = (pattern: string, name: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(dotted(pattern).slice(0, -1)) : dotted(pattern) === name;

const namespaceOf = (name: string): 'Net' | 'IPC' => (name.startsWith('net.') ? 'Net' : 'IPC');

/**
 * Whether the sysctls of a Pod's securityContext are allowed on the node: the safe ones, and those that the kubelet
 * is configured to allow (`allowedUnsafe`; a name or a pattern that ends in `*`), unless the Pod uses the node's own
 * namespace that the sysctl belongs to.
 * https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
 */
export const admitSysctls = ({ spec }: BoundPod, allowedUnsafe: readonly string[]): AdmissionDecision => {
  for (const { name } of spec.securityContext?.sysctls ?? []) {
    const sysctl = dotted(name);
    if (![...safeSysctls, ...allowedUnsafe].some((pattern) => allows(pattern, sysctl))) {
      return rejected('SysctlForbidden', `forbidden sysctl: "${sysctl}" not allowlisted`);
    }
    const namespace = namespaceOf(sysctl);
    if (namespace === 'Net' ? spec.hostNetwork : spec.hostIPC) {
      return rejected(
        'SysctlForbidden',
        `forbidden sysctl: "${sysctl}" not allowed with host ${namespace} enabled`,
      );
    }
  }
  return admitted;
};
