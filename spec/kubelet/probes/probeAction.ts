import type { Container, Probe } from '../../api/objects/core.ts';

/**
 * How a probe asks, and who does it: a command is run by the container runtime inside the container; network probes
 * are made by the kubelet, from the node, to the Pod's address.
 */
export type ProbeAction =
  | { readonly by: 'runtime'; readonly kind: 'exec'; readonly command: readonly string[] }
  | { readonly by: 'kubelet'; readonly kind: 'tcpSocket'; readonly host: string; readonly port: number }
  | { readonly by: 'kubelet'; readonly kind: 'httpGet'; readonly url: string }
  | {
      readonly by: 'kubelet';
      readonly kind: 'grpc';
      readonly host: string;
      readonly port: number;
      readonly service: string;
    }
  /** the probe names no action, or a port that the container does not have: an attempt is an error and not counted */
  | { readonly by: 'nobody'; readonly kind: 'invalid'; readonly message: string };

type Ported = Pick<Container, 'ports'>;

const invalid = (message: string): ProbeAction => ({ by: 'nobody', kind: 'invalid', message });

/** A port is a number, or the name of one of the container's ports. */
const portNumber = (port: number | string, container: Ported): number | undefined => {
  if (typeof port === 'string' && !/^[0-9]+$/.test(port)) {
    return container.ports?.find(({ name }) => name === port)?.containerPort;
  }
  const number = Number(port);
  return number > 0 && number < 65_536 ? number : undefined;
};

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

const httpGetAction = (get: NonNullable<Probe['httpGet']>, container: Ported, podIP: string): ProbeAction => {
  const port = portNumber(get.port, container);
  if (port === undefined) return invalid(`invalid port number: ${get.port}`);
  const path = get.path ?? '/';
  const scheme = (get.scheme ?? 'HTTP').toLowerCase();
  const rooted = path.startsWith('/') ? path : `/${path}`;
  return {
    by: 'kubelet',
    kind: 'httpGet',
    url: `${scheme}://${bracketed(get.host || podIP)}:${port}${rooted}`,
  };
};

/**
 * The action of a probe or of a lifecycle hook's network part.
 * https://kubernetes.io/docs/concepts/workloads/pods/probes/#probe-check-methods
 */
export const probeAction = (probe: Probe, container: Ported, podIP: string): ProbeAction => {
  if (probe.exec) return { by: 'runtime', kind: 'exec', command: probe.exec.command ?? [] };
  if (probe.httpGet) return httpGetAction(probe.httpGet, container, podIP);
  if (probe.tcpSocket) {
    const port = portNumber(probe.tcpSocket.port, container);
    if (port === undefined) return invalid(`invalid port number: ${probe.tcpSocket.port}`);
    return { by: 'kubelet', kind: 'tcpSocket', host: probe.tcpSocket.host || podIP, port };
  }
  if (probe.grpc) {
    return {
      by: 'kubelet',
      kind: 'grpc',
      host: podIP,
      port: probe.grpc.port,
      service: probe.grpc.service ?? '',
    };
  }
  return invalid('missing probe handler');
};
