import type { LazyRun, LazyState } from '../../../../checker/lazy/lazyRun.ts';
import { faultKinds } from '../../../../drivers/observed/explanation/faults.ts';
import type { PodEvent } from '../../../../drivers/observed/explanation/podLife.ts';
import { type ActiveDeadline, isPast } from '../../../../models/podOnNode/charts/pod/activeDeadline.ts';
import type { ApiPod } from '../../../../models/podOnNode/charts/pod/apiPod.ts';
import {
  isFinished,
  isIdle,
  isRejected,
  isTerminated,
  type PodWorker,
} from '../../../../models/podOnNode/charts/pod/podWorker.ts';
import { isSeenTrue, type ReadinessGate } from '../../../../models/podOnNode/charts/pod/readinessGate.ts';
import { type DecidedStatus, isEvicted } from '../../../../models/podOnNode/charts/pod/statusManager.ts';
import { decidePodStatus } from '../../../../models/podOnNode/decisions/decidedStatus.ts';
import { podOnRuntime, podWithEphemeral } from '../../../../models/podOnNode/decisions/podOnRuntime.ts';
import type { ApiPodParts } from '../../../../models/podOnNode/parts/podParts.ts';
import type { PodWriter } from '../../../../models/recorded/writes/podWrite.ts';
import type { Pod, PodStatus } from '../../../../spec/api/objects/core.ts';
import { reportedStatus } from '../../../../spec/kubelet/status/reportedStatus.ts';

/** The events by which the API would show one Pod in a run of the charts of its node. */
export class EventsOfRun {
  private readonly pod: ApiPodParts;
  private readonly run: LazyRun;
  private shown: Pod | undefined;
  private line = 0;

  constructor(pod: ApiPodParts, run: LazyRun) {
    this.pod = pod;
    this.run = run;
  }

  /** What a step shows of the Pod. */
  take(before: LazyState, after: LazyState): PodEvent | undefined {
    const [was, is] = [before, after].map(
      (state) => this.run.snapshotOf(this.pod.source.object, state) as ApiPod,
    ) as [ApiPod, ApiPod];
    if (was.matches('NotCreated') && !is.matches('NotCreated')) return this.event('creation', {});
    if (this.hasMoreContainers(before, after)) return this.event('spec', this.shown?.status ?? {}, after);
    if (was === is || this.shown === undefined) return undefined;
    if (is.matches('Gone')) return this.event('removal', this.shown.status ?? {}, after);
    const [old, next] = [was.value, is.value];
    if (old !== next) {
      return this.event(next === 'Bound' ? 'binding' : 'deletion', this.shown.status ?? {}, after, is);
    }
    const { phase, ready } = was.context;
    if (phase === is.context.phase && ready === is.context.ready) return undefined;
    return this.event('kubelet', this.writtenIn(before, is), after, is);
  }

  /** What its kubelet would write now, if that is more than phase and readiness. */
  rewrite(state: LazyState): PodEvent | undefined {
    const { pod, run } = this;
    const object = run.snapshotOf(pod.source.object, state) as ApiPod;
    const worker = run.snapshotOf(pod.worker, state) as PodWorker;
    const { phase: decided } = (run.snapshotOf(pod.status, state) as DecidedStatus).context;
    const isShown = this.shown !== undefined && !object.matches('Gone');
    if (!isShown || decided === null || isIdle(worker) || isRejected(worker) || isFinished(worker))
      return undefined;
    const status = this.writtenIn(state, object);
    const ready = status.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';
    if (status.phase !== object.context.phase || ready !== object.context.ready) return undefined;
    return this.event('kubelet', status, state, object);
  }

  private event(writer: PodWriter, status: PodStatus, state?: LazyState, object?: ApiPod): PodEvent {
    const before = this.shown;
    const on = state && this.runtimeIn(state);
    const { metadata, spec } = on ? podWithEphemeral(this.pod.plan, on) : this.pod.plan.pod;
    const isBound = object === undefined ? before?.spec?.nodeName !== undefined : !object.matches('Pending');
    const isDeleted =
      object === undefined
        ? before?.metadata?.deletionTimestamp !== undefined
        : object.context.grace !== null;
    const after: Pod = {
      metadata: { ...metadata, ...(isDeleted ? { deletionTimestamp: '2026-01-01T00:00:00Z' } : {}) },
      spec: { ...spec, ...(isBound ? { nodeName: 'node-1' } : {}) },
      status: { phase: 'Pending', ...status },
    };
    this.shown = after;
    this.line += 1;
    return { line: this.line, time: this.line, before, after, writer, faults: faultKinds, kubeletStarts: 0 };
  }

  private hasMoreContainers(before: LazyState, after: LazyState): boolean {
    return this.pod.containers.some(
      ({ plan, state }) =>
        plan.kind === 'ephemeral' &&
        !this.run.snapshotOf(state, before).context.requested &&
        this.run.snapshotOf(state, after).context.requested,
    );
  }

  private runtimeIn(state: LazyState) {
    return podOnRuntime(this.pod).from((component) => this.run.snapshotOf(component, state));
  }

  /** The whole status that is written when the charts write phase and readiness. */
  private writtenIn(state: LazyState, { context }: ApiPod): PodStatus {
    const { pod, run } = this;
    const worker = run.snapshotOf(pod.worker, state) as PodWorker;
    const decided = run.snapshotOf(pod.status, state) as DecidedStatus;
    const object = run.snapshotOf(pod.source.object, state) as ApiPod;
    const reason = isEvicted(decided) && context.phase === 'Failed' ? { reason: 'Evicted' } : {};
    if (isRejected(worker)) return { phase: context.phase, reason: 'OutOfcpu' };
    const gates = pod.gates.map((gate) => isSeenTrue(run.snapshotOf(gate, state) as ReadinessGate));
    const late = pod.deadline !== undefined && isPast(run.snapshotOf(pod.deadline, state) as ActiveDeadline);
    const shown = { context: object.context, gates, late };
    const status = decidePodStatus(pod.plan, worker, decided, shown, this.runtimeIn(state));
    const { phase, conditions } = reportedStatus(
      { phase: object.context.phase, reason: '', message: '', conditions: [] },
      status,
      !isTerminated(worker) && !isFinished(worker),
    );
    const isLate = late && phase === 'Failed' ? { reason: 'DeadlineExceeded' } : {};
    return {
      ...isLate,
      ...reason,
      phase,
      conditions: [...conditions],
      initContainerStatuses: [...status.initContainerStatuses],
      containerStatuses: [...status.containerStatuses],
      ephemeralContainerStatuses: [...status.ephemeralContainerStatuses],
    };
  }
}
