import type { Container, ContainerState, ContainerStatus, PodSpec } from '../../api/objects/core.ts';
import { isRestartableInitContainer } from '../../api/resources.ts';
import { restartingAllContainers } from '../restart/restartAllContainers.ts';
import { shouldRestart } from '../restart/shouldRestart.ts';

export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed';

export type PodPhaseInput = {
  readonly spec: Pick<PodSpec, 'containers' | 'initContainers' | 'restartPolicy'>;
  /** of all containers, in any order; the first of a name counts */
  readonly statuses: readonly ContainerStatus[];
  /** the Pod's termination is complete: nothing will be started any more */
  readonly terminal: boolean;
  /** a regular container has been started in the current sandbox */
  readonly initialized: boolean;
  /** static Pods get no terminal phase on termination */
  readonly staticPod?: boolean;
};

/** How far one container is. Having stopped, it either comes back (`restarts`) or not. */
type Progress =
  | { readonly is: 'unknown' | 'waiting' | 'running' }
  | { readonly is: 'stopped'; readonly exitCode: number; readonly now: boolean; readonly restarts: boolean };

/** A container that waits after it has run counts as stopped: between two attempts nothing is pending. */
const progressOf = (
  container: Container,
  status: ContainerStatus | undefined,
  spec: PodPhaseInput['spec'],
): Progress => {
  const state: ContainerState = status?.state ?? {};
  if (state.running) return { is: 'running' };
  const last = state.terminated ?? (state.waiting ? status?.lastState?.terminated : undefined);
  if (last) {
    const restarts = shouldRestart(container, spec, last.exitCode) || last.reason === restartingAllContainers;
    return { is: 'stopped', exitCode: last.exitCode, now: Boolean(state.terminated), restarts };
  }
  return { is: state.waiting ? 'waiting' : 'unknown' };
};

const statusOf = ({ name }: Container, statuses: readonly ContainerStatus[]): ContainerStatus | undefined =>
  statuses.find((status) => status.name === name);

/**
 * The phase that the container states add up to.
 *
 * - Failed, once an ordinary init container failed for good;
 * - Pending, while an ordinary init container has not finished, a sidecar has not started for the first time, or a
 *   container has yet to run;
 * - Running, while a container runs or is about to be restarted;
 * - Succeeded or Failed, once all regular containers stopped for good (or the Pod is terminal): Succeeded if all
 *   exited with 0. Sidecars that stopped do not count.
 *
 * A container without status leaves the Pod Pending.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
export const podPhase = ({ spec, statuses, terminal, initialized, staticPod }: PodPhaseInput): PodPhase => {
  const inits = spec.initContainers ?? [];

  const ordinary = inits
    .filter((container) => !isRestartableInitContainer(container))
    .map((container) => progressOf(container, statusOf(container, statuses), spec));
  const failed = ordinary.some((p) => p.is === 'stopped' && p.exitCode !== 0 && !p.restarts);
  if (failed) return 'Failed';

  const sidecars = inits.filter(isRestartableInitContainer).map((container) => {
    const status = statusOf(container, statuses);
    const started = status?.started === true;
    return { ...progressOf(container, status, spec), started, absent: status === undefined };
  });
  const sidecarPending = sidecars.some(
    (p) => (p.is === 'running' && !p.started) || p.is === 'waiting' || (p.is === 'unknown' && !p.absent),
  );
  if (ordinary.some((p) => p.is !== 'stopped')) return 'Pending';
  if (sidecarPending && !initialized) return 'Pending';

  const regular = spec.containers.map((container) =>
    progressOf(container, statusOf(container, statuses), spec),
  );
  const counted = [...sidecars, ...regular];
  if (counted.some((p) => p.is === 'waiting' || p.is === 'unknown')) return 'Pending';
  if (counted.some((p) => p.is === 'running')) return 'Running';

  const stopped = regular.filter((p) => p.is === 'stopped');
  if (stopped.length === 0) return 'Pending';
  const succeeded = stopped.every((p) => p.now && p.exitCode === 0);
  const comesBack = stopped.some((p) => p.restarts) && !(terminal && !staticPod);
  if (comesBack) return 'Running';
  return succeeded ? 'Succeeded' : 'Failed';
};
