import type { PodStatus, ResourceRequirements } from '../../api/objects/core.ts';
import type { BoundPod } from '../boundPod.ts';
import type { ProbeResults } from '../probes/probeResults.ts';
import type { RuntimeStatus } from '../runtime/status.ts';

/** Why a container is killed: it decides the grace period and names the event. */
export type KillReason =
  | 'StartupProbe'
  | 'LivenessProbe'
  | 'FailedPostStartHook'
  | 'RestartAllContainers'
  | 'Unknown'
  | '';

export type ContainerToKill = {
  readonly id: string;
  readonly name: string;
  readonly reason: KillReason;
  readonly message: string;
};

/** A container to be removed from the runtime, after killing it (without grace) if it may still run. */
export type ContainerToReset = { readonly id: string; readonly name: string; readonly kill: boolean };

/** Containers by name, decreases before increases. */
export type ContainersToUpdate = { readonly cpu: readonly string[]; readonly memory: readonly string[] };

/**
 * What one sync of a Pod has the runtime do, in this order: stop everything (`killPod`) or single containers, remove
 * those of a restart in place, create the sandbox, start ephemeral, then init containers, resize, then start
 * regular containers. Containers to start are indexes into the Pod's spec.
 */
export type PodActions = {
  readonly killPod: boolean;
  readonly createSandbox: boolean;
  readonly sandboxID: string;
  readonly attempt: number;
  readonly ephemeralContainersToStart: readonly number[];
  readonly initContainersToStart: readonly number[];
  readonly containersToStart: readonly number[];
  readonly containersToKill: readonly ContainerToKill[];
  readonly containersToReset: readonly ContainerToReset[];
  readonly containersToUpdate: ContainersToUpdate | null;
  /** a resize of the Pod's own cgroup, because a container restarts for its resize */
  readonly updatePodResources: boolean;
  /** a resize of the resources of the Pod as a whole */
  readonly updatePodLevelResources: boolean;
};

/** What was last applied by the kubelet; absent: what the spec says. */
export type ActuatedResources = {
  readonly containers: ReadonlyMap<string, ResourceRequirements>;
  readonly pod?: ResourceRequirements;
};

export type PodActionsInput = {
  readonly pod: BoundPod & { readonly status?: PodStatus };
  readonly runtime: RuntimeStatus;
  readonly probes: ProbeResults;
  readonly actuated: ActuatedResources;
  /** condition AllContainersRestarting is True */
  readonly allContainersRestarting: boolean;
};
