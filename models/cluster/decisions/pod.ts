import type { ContainerStatus } from '../../../spec/api/objects/core.ts';
import { podPhase } from '../../../spec/kubelet/phase/podPhase.ts';
import { shouldRestart } from '../../../spec/kubelet/restart/shouldRestart.ts';
import type { ContainerKind, ContainerPlan } from '../../plan/containerPlan.ts';
import {
  type ContainerState,
  hasExited,
  hasFailed,
  hasSucceeded,
  isAlive,
  isRunning,
  isWaiting,
} from '../charts/pod/container.ts';
import type { Phase } from '../charts/pod/podObject.ts';
import { passes } from '../charts/pod/probe.ts';
import type { ContainerStates } from '../parts/clusterParts.ts';
import type { PodPlan } from '../plan/clusterPlan.ts';

/** exit codes as the model has them: all that decisions look at is whether it is zero */
const exitCodeOf = (state: ContainerState): number => (hasSucceeded(state) ? 0 : 1);

/** Does the kubelet start this container again, now that it has exited? An init container that succeeded is done. */
export const restarts = (pod: PodPlan, container: ContainerPlan, state: ContainerState): boolean =>
  hasExited(state) &&
  !(container.kind === 'init' && hasSucceeded(state)) &&
  shouldRestart(container.spec, pod.pod.spec!, exitCodeOf(state));

/** Has this container yet to run, for the first time or again? */
export const isToBeStarted = (pod: PodPlan, container: ContainerPlan, state: ContainerState): boolean =>
  isWaiting(state) || restarts(pod, container, state);

/** Does an init container let the next one start? A sidecar only has to have started. */
export const letsNextStart = (container: ContainerPlan, state: ContainerState): boolean =>
  container.kind === 'sidecar' ? isRunning(state) : hasSucceeded(state);

const statusOf = (container: ContainerPlan, state: ContainerState): ContainerStatus => ({
  name: container.name,
  image: '',
  imageID: '',
  ready: false,
  started: isRunning(state),
  restartCount: Math.max(0, state.context.instances - 1),
  state: isAlive(state)
    ? { running: {} }
    : isWaiting(state)
      ? { waiting: {} }
      : { terminated: { exitCode: exitCodeOf(state) } },
});

/**
 * The phase that the containers of a Pod add up to, as the kubelet decides it. `stopped`: it has stopped the Pod,
 * and what never ran counts as lost (exit code 137).
 */
export const phaseFrom = (pod: PodPlan, states: readonly ContainerState[], stopped: boolean): Phase => {
  const statuses = pod.containers.map((container, at) => {
    const status = statusOf(container, states[at]!);
    return stopped && status.state?.waiting
      ? { ...status, state: { terminated: { exitCode: 137 } } }
      : status;
  });
  const regular = pod.containers.flatMap((container, at) =>
    container.kind === 'regular' ? [states[at]!] : [],
  );
  return podPhase({
    spec: pod.pod.spec!,
    statuses,
    terminal: stopped,
    initialized: regular.some((state) => !isWaiting(state)),
  });
};

/**
 * Has the kubelet nothing left to run? Every regular container has ended for good, or an ordinary init container
 * has failed for good. Sidecars alone do not keep a Pod alive.
 */
export const isFinished = (pod: PodPlan, states: readonly ContainerState[]): boolean => {
  const of = (kind: ContainerKind) =>
    pod.containers
      .map((container, at) => ({ container, state: states[at]! }))
      .filter(({ container }) => container.kind === kind);
  const hasEnded = ({ container, state }: ReturnType<typeof of>[number]) =>
    hasExited(state) && !restarts(pod, container, state);
  return of('regular').every(hasEnded) || of('init').some((init) => hasFailed(init.state) && hasEnded(init));
};

/** A container is ready if it runs, has started, and its readiness probe passes. */
export const isContainerReady = ({ state, probes }: ContainerStates): boolean =>
  isRunning(state) &&
  (probes.startup === undefined || passes(probes.startup)) &&
  (probes.readiness === undefined || passes(probes.readiness));
