import type { LazyState } from '../../../checker/lazy/lazyRun.ts';
import { decidePodStatus } from '../../../models/podOnNode/decidedStatus.ts';
import { podOnRuntime, runtimeParts } from '../../../models/podOnNode/decisions.ts';
import type { ApiPodParts } from '../../../models/podOnNode/parts.ts';
import type { ApiPod } from '../../../models/podOnNode/pod/apiPod.ts';
import { isFinished, isIdle, isTerminated, type PodWorker } from '../../../models/podOnNode/pod/podWorker.ts';
import type { DecidedStatus } from '../../../models/podOnNode/pod/statusManager.ts';
import { isStaticPod } from '../../../spec/kubelet/boundPod.ts';
import { reportedStatus } from '../../../spec/kubelet/status/reportedStatus.ts';
import type { PodRun } from './podRun.ts';
import { type Sight, sightOf } from './sight.ts';

/** What the kubelet would write of the Pod in this state of its charts; undefined: nothing. */
export const decidedSight = (pod: ApiPodParts, run: PodRun, state: LazyState): Sight | undefined => {
  const snapshots = run.snapshots(state);
  const worker = snapshots[pod.worker.index] as PodWorker;
  const decided = snapshots[pod.status.index] as DecidedStatus;
  const object = snapshots[pod.source.object.index] as ApiPod;
  if (decided.context.phase === null) return undefined;
  const containers = pod.plan.containers.map(({ spec }) => spec);
  if (isIdle(worker)) return sightOf(containers, decided.context.phase, true, {});
  const on = podOnRuntime(
    pod,
    runtimeParts(pod).map(({ index }) => snapshots[index]),
  );
  const status = decidePodStatus(pod.plan, worker, decided, object, on);
  // what is asked of a mirror Pod is whether it runs by itself
  const couldRun = !isTerminated(worker) && !isFinished(worker) && !isStaticPod(pod.plan.pod);
  const { phase, conditions } = reportedStatus(
    { phase: object.context.phase, reason: '', message: '', conditions: [] },
    status,
    couldRun,
  );
  return sightOf(containers, phase, decided.context.evicted && phase === 'Failed', { ...status, conditions });
};
