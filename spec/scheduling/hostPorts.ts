import type { Pod } from '../api/objects/core.ts';
import { isRestartableInitContainer } from '../api/resources.ts';

/**
 * Ports of a node that Pods hold: an address, a protocol and a port.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Ports
 */
export type HostPort = { readonly ip: string; readonly protocol: string; readonly port: number };

const anyAddress = '0.0.0.0';

/** The host ports of the containers that run as long as the Pod does: regular containers and sidecars. */
export const hostPortsOf = (pod: Pod): readonly HostPort[] => {
  const sidecars = (pod.spec?.initContainers ?? []).filter(isRestartableInitContainer);
  return [...sidecars, ...(pod.spec?.containers ?? [])].flatMap(({ ports }) =>
    (ports ?? []).flatMap(({ hostIP, protocol, hostPort }) =>
      hostPort === undefined || hostPort <= 0
        ? []
        : [{ ip: hostIP || anyAddress, protocol: protocol || 'TCP', port: hostPort }],
    ),
  );
};

/** Two Pods cannot hold the same port and protocol on the same address, or on all addresses and any. */
export const portsConflict = (a: HostPort, b: HostPort): boolean =>
  a.port === b.port &&
  a.protocol === b.protocol &&
  (a.ip === b.ip || a.ip === anyAddress || b.ip === anyAddress);

const samePort = (a: HostPort, b: HostPort): boolean =>
  a.port === b.port && a.protocol === b.protocol && a.ip === b.ip;

/** Ports in use after a Pod came. The scheduler notes that a port is in use, not by how many. */
export const usePorts = (used: readonly HostPort[], ports: readonly HostPort[]): readonly HostPort[] => {
  const added = ports.filter((port) => !used.some((other) => samePort(other, port)));
  return added.length === 0 ? used : [...used, ...added];
};

/** Ports in use after a Pod left. */
export const freePorts = (used: readonly HostPort[], ports: readonly HostPort[]): readonly HostPort[] =>
  ports.length === 0 ? used : used.filter((port) => !ports.some((other) => samePort(other, port)));
