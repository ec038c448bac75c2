import type { LazyState } from '../../../checker/lazy/lazyRun.ts';
import { isAlive } from '../../../models/podOnNode/charts/container/container.ts';
import type { ApiPod } from '../../../models/podOnNode/charts/pod/apiPod.ts';
import {
  isEnding,
  isIdle,
  isSyncing,
  type PodWorker,
} from '../../../models/podOnNode/charts/pod/podWorker.ts';
import { type DecidedStatus, isEvicted } from '../../../models/podOnNode/charts/pod/statusManager.ts';
import { decidePodStatus } from '../../../models/podOnNode/decisions/decidedStatus.ts';
import { type PodOnRuntime, podOnRuntime } from '../../../models/podOnNode/decisions/podOnRuntime.ts';
import type { ApiPodParts } from '../../../models/podOnNode/parts/podParts.ts';
import { isStaticPod } from '../../../spec/kubelet/boundPod.ts';
import { podPhase } from '../../../spec/kubelet/phase/podPhase.ts';
import type { DecidedPodStatus } from '../../../spec/kubelet/status/podStatus.ts';
import { reportedStatus } from '../../../spec/kubelet/status/reportedStatus.ts';
import type { PodRun } from './podRun.ts';
import { type Sight, sightOf } from './sight.ts';

/** What the kubelet may write of the Pod in this state of its charts: often one thing, or nothing. */
export const decidedSights = (pod: ApiPodParts, run: PodRun, state: LazyState): readonly Sight[] => {
  const snapshots = run.snapshots(state);
  const worker = snapshots[pod.worker.index] as PodWorker;
  const decided = snapshots[pod.status.index] as DecidedStatus;
  const object = snapshots[pod.source.object.index] as ApiPod;
  if (decided.context.phase === null) return [];
  const containers = pod.plan.containers.map(({ spec }) => spec);
  if (isIdle(worker)) return [sightOf(containers, decided.context.phase, true, {})];
  const on = podOnRuntime(pod).from(({ index }) => snapshots[index]!);
  const evicted = isEvicted(decided);
  const status = decidePodStatus(pod.plan, worker, decided, object, on);
  return phasesOf(pod, status).flatMap((decidedPhase) =>
    isHeldBack(pod, worker, evicted, on).map((couldRun) => {
      const { phase, conditions } = reportedStatus(
        { phase: object.context.phase, reason: '', message: '', conditions: [] },
        { ...status, phase: decidedPhase },
        couldRun,
      );
      return sightOf(containers, phase, evicted && phase === 'Failed', { ...status, conditions });
    }),
  );
};

/** A phase is decided from the statuses as they were before it was known which containers have started. */
const phasesOf = ({ plan }: ApiPodParts, status: DecidedPodStatus): readonly DecidedPodStatus['phase'][] => {
  const { phase, initContainerStatuses, containerStatuses } = status;
  if (phase !== 'Pending') return [phase];
  const next = podPhase({
    spec: plan.pod.spec,
    statuses: [...containerStatuses, ...initContainerStatuses],
    terminal: false,
    initialized: false,
    staticPod: isStaticPod(plan.pod),
  });
  return next === 'Running' ? [phase, next] : [phase];
};

/**
 * Whether a terminal phase is held back, since containers could run. That is asked when the status is written: it may
 * have been decided before the last things stopped. Of a mirror Pod it is not known.
 */
const isHeldBack = (
  { plan }: ApiPodParts,
  worker: PodWorker,
  evicted: boolean,
  { containers }: PodOnRuntime,
): readonly boolean[] => {
  if (isStaticPod(plan.pod)) return [false];
  if (isSyncing(worker)) return [true];
  const isOver = isEnding(worker) && !worker.matches('Terminating');
  if (isOver) return [false];
  return evicted || !containers.some(({ state }) => isAlive(state)) ? [true, false] : [true];
};
