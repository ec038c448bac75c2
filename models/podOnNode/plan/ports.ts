import type { Container } from '../../../spec/api/objects/core.ts';
import { type Listener, listenersConflict } from '../../../spec/kubelet/environment/ports.ts';

const listenersOf = ({ ports = [] }: Container): Listener[] =>
  ports.map(({ containerPort, protocol }) => ({
    protocol: (protocol ?? 'TCP') as Listener['protocol'],
    port: containerPort,
  }));

/** Whether not both of two containers of a Pod can have the ports that they name. */
export const wantsSamePort = (one: Container, other: Container): boolean =>
  listenersOf(one).some((a) => listenersOf(other).some((b) => listenersConflict(a, b)));
