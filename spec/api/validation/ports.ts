import type { ContainerPort } from '../objects/core.ts';
import { duplicate, type FieldErrors, invalid, notSupported, required } from './fieldError.ts';
import { addProblems, byteLength, mustBeBetween, type Problems } from './names.ts';
import type { Path } from './path.ts';

/** A port number: 1 to 65535. */
const portNumberProblems = (port: number): Problems =>
  port >= 1 && port <= 65_535 ? [] : [mustBeBetween(1, 65_535)];

/** The name of a port, as IANA has them: at most 15 lower case letters, digits and single hyphens. */
const portNameProblems = (name: string): Problems => [
  ...(byteLength(name) > 15 ? ['must be no more than 15 characters'] : []),
  ...(/^[-a-z0-9]+$/.test(name)
    ? []
    : ['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)']),
  ...(/[a-z]/.test(name) ? [] : ['must contain at least one letter (a-z)']),
  ...(name.includes('--') ? ['must not contain consecutive hyphens'] : []),
  ...(name.startsWith('-') || name.endsWith('-') ? ['must not begin or end with a hyphen'] : []),
];

/** The port of a probe or handler: a number, or the name of a container port. */
export const checkPortNumberOrName = (
  port: number | string | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  const problems = typeof port === 'string' ? portNameProblems(port) : portNumberProblems(port ?? 0);
  addProblems(errors, path, port ?? 0, problems);
};

const protocols = ['SCTP', 'TCP', 'UDP'];

/** `pod.spec.containers[*].ports` */
export const checkContainerPorts = (
  ports: readonly ContainerPort[] | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  const names = new Set<string>();
  for (const [index, port] of (ports ?? []).entries()) {
    const at = path.index(index);
    if (port.name) {
      const problems = portNameProblems(port.name);
      if (problems.length > 0) addProblems(errors, at.child('name'), port.name, problems);
      else if (names.has(port.name)) errors.push(duplicate(at.child('name'), port.name));
      else names.add(port.name);
    }
    if (!port.containerPort) errors.push(required(at.child('containerPort')));
    else
      addProblems(
        errors,
        at.child('containerPort'),
        port.containerPort,
        portNumberProblems(port.containerPort),
      );
    if (port.hostPort)
      addProblems(errors, at.child('hostPort'), port.hostPort, portNumberProblems(port.hostPort));
    if (!port.protocol) errors.push(required(at.child('protocol')));
    else if (!protocols.includes(port.protocol)) {
      errors.push(notSupported(at.child('protocol'), port.protocol, protocols));
    }
  }
};

/** Within these containers a host port may be asked for once per protocol and host address. */
export const checkHostPortConflicts = (
  containers: readonly { readonly ports?: ContainerPort[] }[],
  path: Path,
  errors: FieldErrors,
): void => {
  const taken = new Set<string>();
  for (const [index, { ports }] of containers.entries()) {
    for (const [portIndex, { protocol, hostIP, hostPort }] of (ports ?? []).entries()) {
      if (!hostPort) continue;
      const place = `${protocol ?? ''}/${hostIP ?? ''}/${hostPort}`;
      if (taken.has(place)) {
        errors.push(duplicate(path.index(index).child('ports').index(portIndex).child('hostPort'), place));
      }
      taken.add(place);
    }
  }
};

/** With the host's network, container and host ports are the same. */
export const checkHostNetworkPorts = (
  containers: readonly { readonly ports?: ContainerPort[] }[],
  isPod: boolean,
  path: Path,
  errors: FieldErrors,
): void => {
  for (const [index, { ports }] of containers.entries()) {
    for (const [portIndex, { hostPort = 0, containerPort }] of (ports ?? []).entries()) {
      if ((!isPod && hostPort === 0) || hostPort === containerPort) continue;
      const at = path.index(index).child('ports').index(portIndex).child('hostPort');
      errors.push(invalid(at, hostPort, 'must match `containerPort` when `hostNetwork` is true'));
    }
  }
};
