/** A socket that listens; an address of `0.0.0.0` or `::` (or none) listens on all. */
export type Listener = {
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  readonly port: number;
  readonly address?: string;
};

const onAll = ({ address }: Listener): boolean => !address || address === '0.0.0.0' || address === '::';

/**
 * Whether two listeners in one network namespace exclude each other: the same protocol and port, on the same address
 * or on all. Containers of one Pod share a network namespace, and so do all hostNetwork Pods of a node; the second
 * listener gets an error ("address already in use"), and neither API nor kubelet prevents it.
 * https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking
 */
export const listenersConflict = (a: Listener, b: Listener): boolean =>
  a.protocol === b.protocol && a.port === b.port && (onAll(a) || onAll(b) || a.address === b.address);
