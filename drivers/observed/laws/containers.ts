import type { PodStep } from '../../../models/recorded/steps.ts';
import {
  type ContainerStep,
  instanceOf,
  isNewInstance,
  newestEnd,
  stateName,
} from '../../../models/recorded/writes/containerStep.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { ContainerStatus, PodSpec } from '../../../spec/api/objects/core.ts';
import { restartingAllContainers } from '../../../spec/kubelet/restart/restartAllContainers.ts';
import { couldRestartAllContainers } from '../../../spec/kubelet/restart/restartRules.ts';
import { shouldRestart } from '../../../spec/kubelet/restart/shouldRestart.ts';
import { containerStatusUnknown } from '../../../spec/kubelet/status/runtimeContainerStatus.ts';
import type { PodLaw, TraceLaw } from './traceLaw.ts';
import { clockSkew } from './watch.ts';

const statesSource = 'Kubernetes documentation, Pod Lifecycle, Container states';

type ContainerJudge = (container: ContainerStep, step: PodStep) => string | undefined;

/** A law about each container in each write of the kubelet; its breach names the container. */
export const containerLaw = (law: Omit<TraceLaw<never>, 'judge'> & { each: ContainerJudge }): PodLaw => {
  const { each, ...words } = law;
  return {
    ...words,
    ofContainers: true,
    judge: (step) => {
      for (const container of step.containers) {
        const breach = each(container, step);
        if (breach !== undefined) return `container ${container.container.name}: ${breach}`;
      }
      return undefined;
    },
  };
};

/** The container was removed from the runtime because all containers of its Pod restart in place. */
const wasRemoved = (status: ContainerStatus | undefined, spec: PodSpec | undefined): boolean =>
  spec !== undefined &&
  couldRestartAllContainers(spec) &&
  status?.lastState?.terminated?.reason === restartingAllContainers;

export const restartCount = containerLaw({
  id: 'container/restart-count',
  says: 'restartCount never falls; it grows when another instance is shown, and only then',
  source: 'Kubernetes documentation, Pod Lifecycle, How Pods handle problems with containers',
  exceptions: [
    'init containers that run again after their old container was removed keep it',
    'writes may merge several restarts',
    'a container that vanished from the runtime counts as restarted before its next instance is seen',
    'so does one that was removed because all containers of its Pod restart',
  ],
  each: (step, { after: { spec } }) => {
    const { before, after, kind } = step;
    const [was, is] = [before?.restartCount ?? 0, after.restartCount];
    if (is < was) return `restartCount fell from ${was} to ${is}`;
    const first = instanceOf(before) === '';
    if (is > was && !isNewInstance(step) && instanceOf(after) !== '') {
      const vanished = stateName(before) === 'running' && stateName(after) === 'waiting';
      return vanished || wasRemoved(after, spec)
        ? undefined
        : `restartCount grew from ${was} to ${is}, and the instance is the same`;
    }
    if (is > was && instanceOf(after) === '' && first) {
      return `restartCount grew from ${was} to ${is}, and it has never run`;
    }
    if (wasRemoved(before, spec)) return undefined;
    if (is === was && isNewInstance(step) && !first && kind !== 'init' && kind !== 'sidecar') {
      return `another instance is shown, and restartCount is still ${is}`;
    }
    return undefined;
  },
});

/** How long a restart takes at least, in seconds: a container that the kubelet kills is started again at once. */
const leastRestartSeconds = 1;

export const mergedRestarts = containerLaw({
  id: 'container/merged-restarts',
  says: 'Several restarts in one write took their time: a container that exits by itself backs off; and of each instance but the first, lastState tells how the one before ended',
  source: 'Kubernetes documentation, Pod Lifecycle, How Pods handle problems with containers',
  exceptions: [
    'probe kills, hooks, another sandbox and another kubelet process take a second at least',
    'how an init container ended in a sandbox that is gone is forgotten with it by another kubelet process',
  ],
  each: (step, { record, live, change }) => {
    const { container, before, after, kind } = step;
    const isForgotten =
      kind !== 'regular' &&
      live?.memory.kubeletSince !== undefined &&
      (isNewInstance(step) || !before?.lastState?.terminated);
    if (
      stateName(after) === 'running' &&
      after.restartCount > 0 &&
      !after.lastState?.terminated &&
      !isForgotten
    ) {
      return `it runs after ${after.restartCount} restarts, and lastState does not say how it ended before`;
    }
    const restarts = after.restartCount - (before?.restartCount ?? 0);
    if (restarts < 2 || live === undefined || before === undefined) return undefined;
    const probed = container.livenessProbe ?? container.startupProbe ?? container.lifecycle?.postStart;
    const sandbox =
      change?.status.includes('podIP') || change?.conditions.includes('PodReadyToStartContainers');
    const restarted = !live.memory.backoffs.has(container.name) && (before?.restartCount ?? 0) > 0;
    const each = probed || sandbox || restarted ? leastRestartSeconds : 10;
    const passed = record.time - live.time;
    return passed + clockSkew < (restarts - 1) * each
      ? `it restarted ${restarts} times in ${passed.toFixed(0)} s`
      : undefined;
  },
});

export const sameInstance = containerLaw({
  id: 'container/one-life',
  says: 'An instance of a container runs once: it starts, it ends, and its start and end never change',
  source: statesSource,
  exceptions: ['an end that was unknown may be found out by another kubelet process'],
  each: (step) => {
    const { before, after } = step;
    if (before === undefined || instanceOf(before) === '' || isNewInstance(step)) return undefined;
    const [old, next] = [before.state ?? {}, after.state ?? {}];
    if (old.terminated && next.running) return 'the instance that ended runs again';
    const known = old.terminated !== undefined && old.terminated.reason !== containerStatusUnknown;
    if (known && next.terminated && !deepEqual(old.terminated, next.terminated)) {
      return 'the end of the instance changed';
    }
    const start = old.running?.startedAt;
    const later = next.running?.startedAt ?? next.terminated?.startedAt;
    if (start && later && start !== later) return `it started at ${start}, and now at ${later}`;
    const waited = old.waiting && before.lastState?.terminated;
    if (waited && next.running && instanceOf(before) === instanceOf(after)) {
      return 'the instance that ended runs again';
    }
    return undefined;
  },
});

export const lastState = containerLaw({
  id: 'container/last-state',
  says: 'lastState tells how an earlier instance ended: it changes when an instance is replaced or waits to be, never else',
  source: statesSource,
  exceptions: [
    'nothing tells how a container ended that was removed because all of its Pod restart',
    'of an instance that ended and waits already, lastState tells how it ended itself',
  ],
  each: (step, { after: { spec } }) => {
    const { before, after } = step;
    const last = after.lastState?.terminated;
    if (before === undefined || wasRemoved(after, spec)) return undefined;
    if (stateName(after) === 'running' && last?.containerID && last.containerID === after.containerID) {
      return 'the instance that runs is also the one that ended last';
    }
    if (deepEqual(before.lastState, after.lastState)) {
      const ended = before.state?.terminated;
      const replaced = isNewInstance(step) && ended && after.restartCount === before.restartCount + 1;
      return replaced && ended.containerID && last?.containerID !== ended.containerID
        ? 'another instance is shown, and lastState does not say how the one before ended'
        : undefined;
    }
    if (last === undefined) return 'lastState forgot how the last instance ended';
    const same = stateName(before) === stateName(after) && !isNewInstance(step);
    if (same && after.restartCount === before.restartCount) {
      return 'lastState changed, and neither instance nor state did';
    }
    const ended = before.state?.terminated;
    const next = after.restartCount === before.restartCount + 1 && isNewInstance(step);
    if (!ended?.containerID || ended.reason === containerStatusUnknown) return undefined;
    if (stateName(after) === 'waiting' && last.containerID === after.containerID) return undefined;
    const wrong = last.containerID === ended.containerID ? !deepEqual(last, ended) : next;
    return wrong ? 'lastState is not the end of the instance before' : undefined;
  },
});

export const policy = containerLaw({
  id: 'container/policy',
  says: 'A container that exits is not restarted under Never, nor under OnFailure after exit 0; rules at container level override',
  source: 'Kubernetes documentation, Pod Lifecycle, Container restart policy',
  exceptions: [
    'a changed container spec restarts it regardless',
    'a container that its kubelet kills for a probe is restarted whatever its exit code, unless under Never',
    'a new sandbox runs init containers again',
    'RestartAllContainers',
  ],
  each: (step, { after: next, live }) => {
    if (!isNewInstance(step) || next.spec === undefined) return undefined;
    const restarted = step.after.restartCount > (step.before?.restartCount ?? 0);
    const seen = newestEnd(step.before);
    const end = seen ?? (restarted ? step.after.lastState?.terminated : undefined);
    if (end === undefined) return undefined;
    const { container } = step;
    const own = container.restartPolicy ?? next.spec.restartPolicy;
    const probed = container.livenessProbe ?? container.startupProbe;
    if (seen === undefined && probed && own !== 'Never') return undefined;
    if (step.kind === 'init' || step.kind === 'sidecar' || couldRestartAllContainers(next.spec))
      return undefined;
    if (live?.memory.specChanged) return undefined;
    if (end.reason === containerStatusUnknown) return undefined;
    if (shouldRestart(container, next.spec, end.exitCode)) return undefined;
    return `it was started again after exit ${end.exitCode}, under restartPolicy ${own}`;
  },
});

export const started = containerLaw({
  id: 'status/started-and-ready',
  says: 'started and ready are those of a container that runs: without startup probe it has started, without readiness probe it is ready; an init container is ready once it succeeded',
  source: 'Kubernetes documentation, Liveness, Readiness, and Startup Probes',
  exceptions: [
    'an init container that was removed because all containers restart stays ready until it runs',
    'that a startup probe succeeded is written at once, that the container is ready with the next sync',
  ],
  each: (step, { after: { spec } }) => {
    const { kind, container, before, after } = step;
    if (kind === 'ephemeral') return undefined;
    const running = stateName(after) === 'running';
    if (!running && after.started) return 'it is started, and it does not run';
    if (running && !container.startupProbe && after.started !== true) return 'it runs, and is not started';
    if (kind === 'init' && after.state?.waiting && wasRemoved(after, spec)) return undefined;
    if (kind === 'init') {
      const succeeded = after.state?.terminated?.exitCode === 0;
      return after.ready === succeeded || !succeeded === !after.ready
        ? undefined
        : `ready is ${after.ready}, and it ${succeeded ? 'succeeded' : 'has not succeeded'}`;
    }
    if (after.ready && !running) return 'it is ready, and it does not run';
    const kept = before?.ready && !isNewInstance(step) && container.startupProbe;
    if (after.ready && !after.started && !kept) return 'it is ready, and has not started';
    const late = container.startupProbe && (!before?.ready || isNewInstance(step));
    const must = running && after.started && !container.readinessProbe && !late;
    return must && !after.ready
      ? 'it has started and has no readiness probe, and it is not ready'
      : undefined;
  },
});

export const exits = containerLaw({
  id: 'container/exit',
  says: 'Completed goes with exit code 0, Error with another one; a container ends after it started',
  source: statesSource,
  each: ({ after }) => {
    for (const end of [after.state?.terminated, after.lastState?.terminated]) {
      if (end === undefined) continue;
      const { reason, exitCode, startedAt, finishedAt } = end;
      if (reason === 'Completed' && exitCode !== 0) return `it is Completed with exit code ${exitCode}`;
      if (reason === 'Error' && exitCode === 0) return 'its end is an Error with exit code 0';
      if (startedAt && finishedAt && Date.parse(finishedAt) < Date.parse(startedAt)) {
        return `it ended at ${finishedAt}, before it started at ${startedAt}`;
      }
    }
    const start = after.state?.running?.startedAt;
    const end = after.lastState?.terminated?.finishedAt;
    return start && end && Date.parse(start) < Date.parse(end)
      ? `it started at ${start}, before the instance before ended at ${end}`
      : undefined;
  },
});
