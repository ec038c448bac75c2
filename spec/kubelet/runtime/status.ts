/**
 * What the container runtime reports of one Pod through the Container Runtime Interface (CRI): its sandboxes and
 * its containers, dead ones included until they are garbage collected.
 * https://kubernetes.io/docs/concepts/architecture/cri/
 */

/** `unknown` is also what the runtime says of a container that it lost track of. */
export type ContainerRuntimeState = 'created' | 'running' | 'exited' | 'unknown';

/** One container of the runtime: each restart makes a new one, with a new `id`. Times are unix seconds. */
export type RuntimeContainer = {
  readonly name: string;
  readonly id: string;
  /** the sandbox that it was started in */
  readonly sandboxID?: string;
  readonly state: ContainerRuntimeState;
  readonly image: string;
  readonly imageID: string;
  /** the attempt of this container name, counted from 0 */
  readonly restartCount: number;
  readonly createdAt: number;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  /** of a container that exited; absent: 0 */
  readonly exitCode?: number;
  readonly reason?: string;
  readonly message?: string;
  /** the container was created from a spec that has changed since (its image) */
  readonly specChanged?: boolean;
};

/** The Pod's own environment ("pause"): its network namespace is the Pod's or, for hostNetwork, the node's. */
export type RuntimeSandbox = {
  readonly id: string;
  readonly state: 'ready' | 'notready';
  readonly attempt: number;
  readonly network: 'pod' | 'node';
  readonly ip: string;
};

export type RuntimeStatus = {
  /** newest first */
  readonly sandboxes: readonly RuntimeSandbox[];
  /** addresses that the runtime reports for the newest sandbox, in any order */
  readonly ips: readonly string[];
  /** newest first per name */
  readonly containers: readonly RuntimeContainer[];
};

/** The newest container of the name, if the runtime still knows one. */
export const newestContainer = (runtime: RuntimeStatus, name: string): RuntimeContainer | undefined =>
  runtime.containers.find((container) => container.name === name);

/** The code that a container exited with; undefined if it has not exited. */
export const exitCodeOf = ({ state, exitCode = 0 }: RuntimeContainer): number | undefined =>
  state === 'exited' ? exitCode : undefined;

/**
 * The containers of the active sandbox, which is the newest if it is ready: those of an earlier one died with it.
 * A container whose sandbox is not told counts as active.
 */
export const activeContainers = (runtime: RuntimeStatus): readonly RuntimeContainer[] => {
  const newest = runtime.sandboxes[0];
  const active = newest?.state === 'ready' ? newest.id : undefined;
  return runtime.containers.filter(({ sandboxID }) => sandboxID === undefined || sandboxID === active);
};
