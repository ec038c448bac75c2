import type { Container } from '../../api/objects/core.ts';
import type { ContainerResize } from '../resize/containerResize.ts';
import { containerToBeStarted } from '../restart/containerToBeStarted.ts';
import { restartsAfterKill } from '../restart/shouldRestart.ts';
import { newestContainer, type RuntimeContainer } from '../runtime/status.ts';
import type { ContainerToKill, KillReason, PodActionsInput } from './podActions.ts';
import { resizeOf } from './resizing.ts';

/** What is done about one regular container; `keep`: it runs and goes on running. */
export type ContainerAction = {
  readonly keep: boolean;
  readonly start: boolean;
  readonly kill?: ContainerToKill;
  readonly resize: ContainerResize;
};

const noResize: ContainerResize = { action: 'none' };

/** A container of unknown state may still run: it is killed first, so that there are never two instances. */
const notRunning = (
  container: Container,
  newest: RuntimeContainer | undefined,
  { pod, runtime }: PodActionsInput,
): ContainerAction => {
  const start = containerToBeStarted(container, pod, runtime);
  const action = { keep: false, start, resize: noResize };
  if (!start || newest?.state !== 'unknown') return action;
  const message = 'Container is in "unknown" state, try killing it before restart';
  return { ...action, kill: { id: newest.id, name: newest.name, reason: 'Unknown', message } };
};

type Complaint = { readonly reason: KillReason; readonly message: string; readonly restart: boolean };

/** Why a running container must end, if it must: a changed spec restarts it regardless of its policy. */
const complaintAbout = (
  container: Container,
  newest: RuntimeContainer,
  { pod, probes }: PodActionsInput,
): Complaint | undefined => {
  const { name } = container;
  const results = probes.get(name) ?? {};
  const restart = restartsAfterKill(container, pod.spec);
  if (newest.specChanged) {
    return { reason: '', message: `Container ${name} definition changed`, restart: true };
  }
  if (results.liveness === 'failure') {
    return { reason: 'LivenessProbe', message: `Container ${name} failed liveness probe`, restart };
  }
  if (results.startup === 'failure') {
    return { reason: 'StartupProbe', message: `Container ${name} failed startup probe`, restart };
  }
  return undefined;
};

/**
 * What is done about one regular container of an initialized Pod: started if it is not running and its policy wants
 * it, killed (and then restarted as its policy says) if its spec changed or its liveness or startup probe failed,
 * resized if its resources changed.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restarts
 */
export const containerAction = (container: Container, input: PodActionsInput): ContainerAction => {
  const newest = newestContainer(input.runtime, container.name);
  if (newest?.state !== 'running') return notRunning(container, newest, input);

  const { id, name } = newest;
  const complaint = complaintAbout(container, newest, input);
  if (complaint !== undefined) {
    const { reason, restart } = complaint;
    const message = restart ? `${complaint.message}, will be restarted` : complaint.message;
    return { keep: false, start: restart, kill: { id, name, reason, message }, resize: noResize };
  }
  const resize = resizeOf(container, input);
  if (resize.action !== 'restart') return { keep: true, start: false, resize };
  const message = `Container ${name} resize requires restart`;
  return { keep: false, start: true, kill: { id, name, reason: '', message }, resize };
};
