import type { EphemeralContainer, PodSpec } from '../../api/objects/core.ts';

/**
 * Whose a namespace is: the container's alone, that of all containers of the Pod (through its sandbox), or the
 * node's.
 */
export type NamespaceScope = 'container' | 'pod' | 'node';

/** The Linux namespaces that the containers of a Pod run in. */
export type PodNamespaces = {
  /** addresses, ports, localhost */
  readonly network: 'pod' | 'node';
  /** the hostname */
  readonly uts: 'pod' | 'node';
  /** shared memory, semaphores, message queues */
  readonly ipc: 'pod' | 'node';
  /** which processes can be seen and signalled */
  readonly pid: NamespaceScope;
  /** user and group IDs */
  readonly user: 'pod' | 'node';
  /** the file tree: each container has its own image; only volumes are shared */
  readonly mount: 'container';
};

/**
 * The namespaces of a Pod. Network, hostname and IPC are always shared within it, processes only if
 * shareProcessNamespace asks for it; hostNetwork (with the hostname), hostIPC and hostPID take the node's instead.
 * The user namespace is the node's unless hostUsers is false.
 * https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking
 * https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
 */
export const podNamespaces = (spec: Omit<PodSpec, 'containers'>): PodNamespaces => ({
  network: spec.hostNetwork ? 'node' : 'pod',
  uts: spec.hostNetwork ? 'node' : 'pod',
  ipc: spec.hostIPC ? 'node' : 'pod',
  pid: spec.hostPID ? 'node' : spec.shareProcessNamespace ? 'pod' : 'container',
  user: spec.hostUsers === false ? 'pod' : 'node',
  mount: 'container',
});

/**
 * Whose processes an ephemeral container sees: those of the container that it targets, if it names one and processes
 * are not shared anyway; else its own.
 * https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/#ephemeral-container
 */
export const ephemeralContainerPID = (
  spec: Omit<PodSpec, 'containers'>,
  container: Pick<EphemeralContainer, 'targetContainerName'>,
): NamespaceScope | { readonly target: string } => {
  const { pid } = podNamespaces(spec);
  return pid === 'container' && container.targetContainerName
    ? { target: container.targetContainerName }
    : pid;
};
