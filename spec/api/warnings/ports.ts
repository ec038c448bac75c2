import type { ContainerPort } from '../objects/core.ts';
import { quotedText } from '../quotedText.ts';
import type { Path } from '../validation/path.ts';
import { containerPath, type LocatedContainer } from './locatedContainers.ts';
import type { WarningTexts } from './warnings.ts';

type Placed = { readonly port: ContainerPort; readonly index: number; readonly located: LocatedContainer };

/** A port as Go prints it. */
const printed = ({
  name = '',
  hostPort = 0,
  containerPort,
  protocol = '',
  hostIP = '',
}: ContainerPort): string =>
  `{Name:${name} HostPort:${hostPort} ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`;

/** What is odd about two definitions of the same port and protocol. */
const conflict = (port: ContainerPort, other: ContainerPort): string | undefined => {
  const [ip, otherIp] = [port.hostIP ?? '', other.hostIP ?? ''];
  const [host, otherHost] = [port.hostPort ?? 0, other.hostPort ?? 0];
  if (ip === otherIp && host === otherHost) return 'duplicate port definition';
  if (host === 0 || otherHost === 0) return 'overlapping port definition';
  const oneUnspecified = (ip === '') !== (otherIp === '');
  return host === otherHost && oneUnspecified ? 'dangerously ambiguous port definition' : undefined;
};

const portPath = ({ located, index }: Placed, specPath: Path): Path =>
  containerPath(located, specPath).child('ports').index(index);

const warnOfDefinitions = (placed: readonly Placed[], specPath: Path, warnings: WarningTexts): void => {
  const known = new Map<string, Placed[]>();
  for (const each of placed) {
    const { port } = each;
    if (port.hostIP && !port.hostPort) {
      warnings.push(`${portPath(each, specPath)}: hostIP set without hostPort: ${printed(port)}`);
    }
    const key = `${port.containerPort}/${port.protocol}`;
    const others = known.get(key);
    if (others === undefined) {
      known.set(key, [each]);
      continue;
    }
    for (const other of others) {
      const what = conflict(port, other.port);
      if (what === undefined) continue;
      warnings.push(`${portPath(each, specPath)}: ${what} with ${portPath(other, specPath)}`);
    }
    others.push(each);
  }
};

const warnOfNames = (placed: readonly Placed[], specPath: Path, warnings: WarningTexts): void => {
  const named = new Map<string, Placed>();
  for (const each of placed) {
    const { name } = each.port;
    if (!name) continue;
    const first = named.get(name);
    if (first === undefined) {
      named.set(name, each);
      continue;
    }
    const other = portPath(first, specPath);
    const what = `duplicate port name ${quotedText(name)} with ${other}`;
    const then = `services and probes that select ports by name will use ${other}`;
    warnings.push(`${portPath(each, specPath)}: ${what}, ${then}`);
  }
};

/**
 * Warnings about the ports of all containers of a Pod: those defined twice, those of the same name, and host IPs
 * without a host port.
 */
export const warnOfPorts = (
  containers: readonly LocatedContainer[],
  specPath: Path,
  warnings: WarningTexts,
): void => {
  const placed: Placed[] = [];
  for (const located of containers) {
    const { ports } = located.container;
    if (ports === undefined) continue;
    for (const [index, port] of ports.entries()) placed.push({ port, index, located });
  }
  if (placed.length === 0) return;
  warnOfDefinitions(placed, specPath, warnings);
  warnOfNames(placed, specPath, warnings);
};
