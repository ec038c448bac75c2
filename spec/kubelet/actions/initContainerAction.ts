import type { Container } from '../../api/objects/core.ts';
import { isRestartableInitContainer } from '../../api/resources.ts';
import type { ContainerResize } from '../resize/containerResize.ts';
import { containerToBeStarted } from '../restart/containerToBeStarted.ts';
import { restartsAfterKill } from '../restart/shouldRestart.ts';
import { exitCodeOf, type RuntimeContainer } from '../runtime/status.ts';
import type { ContainerToKill, KillReason, PodActionsInput } from './podActions.ts';
import { resizeOf } from './resizing.ts';

/**
 * What is done about one init container that exists in the runtime. `done`: it is complete (a sidecar: started), so
 * that the next one may start. `failed`: it failed for good, and the Pod with it.
 */
export type InitContainerAction = { readonly failed: true } | OngoingInitContainer;

export type OngoingInitContainer = {
  readonly failed: false;
  readonly done: boolean;
  readonly start: boolean;
  readonly kill?: ContainerToKill;
  readonly resize: ContainerResize;
};

const noResize: ContainerResize = { action: 'none' };
const keep: OngoingInitContainer = { failed: false, done: false, start: false, resize: noResize };
const again: OngoingInitContainer = { ...keep, start: true };

const killed = (container: RuntimeContainer, reason: KillReason, message: string): ContainerToKill => ({
  id: container.id,
  name: container.name,
  reason,
  message,
});

const resized = (
  container: Container,
  newest: RuntimeContainer,
  input: PodActionsInput,
): OngoingInitContainer => {
  const resize = resizeOf(container, input);
  if (resize.action !== 'restart') return { ...keep, resize };
  return {
    ...again,
    resize,
    kill: killed(newest, '', `Container ${container.name} resize requires restart`),
  };
};

/** A sidecar that runs: it has started once its startup probe succeeded; its liveness probe may end it. */
const runningSidecar = (
  container: Container,
  newest: RuntimeContainer,
  input: PodActionsInput,
): InitContainerAction => {
  const probes = input.probes.get(container.name) ?? {};
  const failed = (probe: 'startup' | 'liveness') => `Init container ${container.name} failed ${probe} probe`;

  if (container.startupProbe && probes.startup !== 'success') {
    if (probes.startup !== 'failure') return keep;
    return { ...again, kill: killed(newest, 'StartupProbe', failed('startup')) };
  }
  if (newest.specChanged) {
    const kill = killed(newest, '', `Init container ${container.name} definition changed`);
    return { ...again, done: true, kill };
  }
  if (container.livenessProbe) {
    if (probes.liveness === undefined || probes.liveness === 'none') return { ...keep, done: true };
    if (probes.liveness === 'failure') {
      return { ...again, done: true, kill: killed(newest, 'LivenessProbe', failed('liveness')) };
    }
  }
  return { ...resized(container, newest, input), done: true };
};

/** Being out of memory is a failure whatever the exit code. */
const ordinaryExited = (
  container: Container,
  newest: RuntimeContainer,
  { pod, runtime }: PodActionsInput,
): InitContainerAction => {
  const failed = newest.reason === 'OOMKilled' || exitCodeOf(newest) !== 0;
  if (!failed) return { ...keep, done: true };
  return containerToBeStarted(container, pod, runtime) ? again : { failed: true };
};

/**
 * What is done about one init container, by the state of its newest instance: a created one is started again (its
 * start failed); an ordinary one that runs is waited for; one that exited is complete, restarted, or fails the Pod;
 * a sidecar is kept running; one of unknown state is killed and restarted, if its policy allows.
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior
 */
export const initContainerAction = (
  container: Container,
  newest: RuntimeContainer,
  input: PodActionsInput,
): InitContainerAction => {
  const sidecar = isRestartableInitContainer(container);
  switch (newest.state) {
    case 'created':
      return again;
    case 'running':
      return sidecar ? runningSidecar(container, newest, input) : resized(container, newest, input);
    case 'exited':
      return sidecar ? again : ordinaryExited(container, newest, input);
    case 'unknown': {
      if (!sidecar && !restartsAfterKill(container, input.pod.spec)) return { failed: true };
      const message = 'Init container is in "unknown" state, try killing it before restart';
      return { ...again, kill: killed(newest, 'Unknown', message) };
    }
  }
};
