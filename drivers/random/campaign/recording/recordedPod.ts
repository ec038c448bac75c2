import type { LazyRun, LazyState } from '../../../../checker/lazy/lazyRun.ts';
import {
  type ContainerState,
  isAlive,
  isRequested,
} from '../../../../models/podOnNode/charts/container/container.ts';
import {
  type ApiPod,
  isBound,
  isGone,
  isNotCreated,
} from '../../../../models/podOnNode/charts/pod/apiPod.ts';
import {
  isFinished,
  isIdle,
  isSyncing,
  isTerminated,
  isTerminating,
  type PodWorker,
} from '../../../../models/podOnNode/charts/pod/podWorker.ts';
import { podOnRuntime } from '../../../../models/podOnNode/decisions/podOnRuntime.ts';
import type { ApiPodParts } from '../../../../models/podOnNode/parts/podParts.ts';
import type { RuleAction } from '../../../../models/ruleFacts.ts';
import { applyDefaultTolerations } from '../../../../spec/api/admission/tolerations.ts';
import { deepEqual } from '../../../../spec/api/deepEqual.ts';
import type { Pod, PodStatus } from '../../../../spec/api/objects/core.ts';
import { computeQosClass } from '../../../../spec/api/qos.ts';
import type { BoundPod } from '../../../../spec/kubelet/boundPod.ts';
import { shorterGraceSeconds } from '../timing.ts';
import { Instances } from './instances.ts';
import { decideStatus, statusToWrite } from './kubeletStatus.ts';
import { nodeName } from './nodeObject.ts';
import { type Trace, timeOf } from './trace.ts';

/** One step of a lifetime, as far as a Pod's record needs it. */
export type RecordedStep = {
  /** what was done in it */
  readonly action: RuleAction | undefined;
  readonly before: LazyState;
  readonly after: LazyState;
  /** seconds since the beginning */
  readonly at: number;
  /** the kubelet is at work and reaches the API server */
  readonly talks: boolean;
  /** when the kubelet process started, if it is not the first */
  readonly kubeletStartedAt: number | undefined;
};

/** A Pod from the API during a lifetime: the object that the API server stores, write by write. */
export class RecordedPod {
  private readonly pod: ApiPodParts;
  private readonly run: LazyRun;
  private readonly trace: Trace;
  private readonly instances: Instances;
  private object: BoundPod;
  /** by this kubelet process, last */
  private decided: PodStatus | undefined;
  private deletedUntil = 0;

  constructor(pod: ApiPodParts, run: LazyRun, trace: Trace) {
    this.pod = pod;
    this.run = run;
    this.trace = trace;
    const { metadata, spec } = structuredClone(pod.plan.pod);
    const uid = `00000000-0000-4000-8000-${String(pod.id).padStart(12, '0')}`;
    this.instances = new Instances(pod, run, uid);
    this.object = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...metadata, uid, generation: 1 },
      spec,
      status: { phase: 'Pending', qosClass: computeQosClass(pod.plan.pod) },
    };
    applyDefaultTolerations(this.object as never);
  }

  note(step: RecordedStep): void {
    this.instances.note(step.before, step.after, step.at);
    const [was, is] = [step.before, step.after].map((state) => this.objectIn(state));
    if (!was || !is) return;
    if (isNotCreated(was) && !isNotCreated(is)) this.create(step.at);
    if (!isBound(was) && isBound(is)) this.bind(step.at);
    this.addEphemeral(step);
    if (!isGone(was) && isGone(is)) this.remove(step);
    else if (was.context.grace !== is.context.grace) this.shortenOrDelete(step, is);
    else this.write(step, was, is);
  }

  /** A kubelet that restarts has forgotten what it decided. */
  forget(): void {
    this.decided = undefined;
  }

  private objectIn(state: LazyState): ApiPod {
    return this.run.snapshotOf(this.pod.source.object, state) as ApiPod;
  }

  private get path(): string {
    const { namespace, name } = this.object.metadata ?? {};
    return `/api/v1/namespaces/${namespace}/pods/${name}`;
  }

  private create(at: number): void {
    const { uid: _, generation: __, ...metadata } = this.object.metadata ?? {};
    this.trace.request(at, {
      action: 'create',
      method: 'POST',
      path: this.path.slice(0, this.path.lastIndexOf('/')),
      request: { apiVersion: 'v1', kind: 'Pod', metadata, spec: this.object.spec },
      code: 201,
    });
    this.change({ metadata: { creationTimestamp: timeOf(at) } });
    this.show(at, 'ADDED');
  }

  private bind(at: number): void {
    const scheduled = { type: 'PodScheduled', status: 'True', lastTransitionTime: timeOf(at) };
    this.change({ spec: { nodeName }, status: { conditions: [scheduled] } });
    this.show(at, 'MODIFIED');
  }

  private addEphemeral({ before, after, at }: RecordedStep): void {
    const added = this.pod.containers.filter(({ plan, state }) => {
      if (plan.kind !== 'ephemeral' || before[state.index] === after[state.index]) return false;
      const [from, to] = [before, after].map((each) => this.run.snapshotOf(state, each) as ContainerState);
      return from && to && !isRequested(from) && isRequested(to);
    });
    if (added.length === 0) return;
    const ephemeralContainers = [
      ...(this.object.spec.ephemeralContainers ?? []),
      ...added.map(({ plan }) => plan.spec),
    ];
    const request = { spec: { ephemeralContainers } };
    this.trace.request(at, {
      action: 'patch',
      method: 'PATCH',
      path: `${this.path}/ephemeralcontainers`,
      request,
      code: 200,
    });
    this.change({
      spec: request.spec as never,
      metadata: { generation: (this.object.metadata?.generation ?? 1) + 1 },
    });
    this.show(at, 'MODIFIED');
  }

  /** A deletion with grace, or one with less than the one before. */
  private shortenOrDelete({ at }: RecordedStep, { context }: ApiPod): void {
    const own = this.object.spec.terminationGracePeriodSeconds ?? 30;
    const before = this.object.metadata?.deletionGracePeriodSeconds;
    const grace = context.grace === 'shorter' ? Math.min(shorterGraceSeconds, own) : own;
    this.askToDelete(at, context.grace === 'shorter' ? grace : undefined);
    if (before !== undefined && grace >= before) return;
    const until = before === undefined ? at + grace : Math.max(at, this.deletedUntil - before + grace);
    this.terminate(at, until, grace);
  }

  private remove({ action, at }: RecordedStep): void {
    if (action === 'forced deletion') this.askToDelete(at, 0);
    if (action === 'deletion' || action === 'taint eviction') this.askToDelete(at, undefined);
    this.terminate(at, at, 0);
    this.show(at, 'DELETED');
  }

  private askToDelete(at: number, gracePeriodSeconds: number | undefined): void {
    this.trace.request(at, {
      action: 'delete',
      method: 'DELETE',
      path: this.path,
      request: {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        ...(gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }),
      },
      code: 200,
    });
  }

  private terminate(at: number, until: number, deletionGracePeriodSeconds: number): void {
    const { deletionTimestamp, generation = 1 } = this.object.metadata ?? {};
    this.deletedUntil = until;
    this.change({
      metadata: {
        deletionTimestamp: timeOf(until),
        deletionGracePeriodSeconds,
        generation: deletionTimestamp === undefined ? generation + 1 : generation,
      },
    });
    this.show(at, 'MODIFIED');
  }

  /**
   * What the kubelet writes: when phase or readiness are reported, and whenever all else has changed while the API shows
   * both as they were decided.
   */
  private write(step: RecordedStep, was: ApiPod, is: ApiPod): void {
    if (!isBound(is) || isIdle(this.workerIn(step.after))) return;
    const reports = was.context.phase !== is.context.phase || was.context.ready !== is.context.ready;
    if (this.looks(step) || (reports && !this.decided)) this.decided = this.decide(step);
    if (!this.decided) return;
    const written = this.written(step, this.decided);
    const isReported = written.phase === is.context.phase && isReady(written) === is.context.ready;
    if (!step.talks || !(isReported || reports) || deepEqual(written, this.object.status)) return;
    this.object = { ...this.object, status: written };
    this.show(step.at, 'MODIFIED');
  }

  /**
   * Does the kubelet look at the Pod in this step? Not while it starts a container, or waits for containers to stop; and
   * of a Pod that has ended only once.
   */
  private looks({ before, after }: RecordedStep): boolean {
    const { worker, containers } = this.pod;
    const onRuntime = podOnRuntime(this.pod).components;
    const parts = [worker, ...onRuntime, ...containers.map(({ backoff }) => backoff)];
    const isNews = parts.some(({ index }) => before[index] !== after[index]);
    const [was, is] = [this.workerIn(before), this.workerIn(after)];
    if ((!isNews && this.decided) || (isSyncing(is) && this.instances.isStarting(after))) return false;
    if (isFinished(is) && this.decided) return false;
    const isAnyAlive = containers.some(({ state }) =>
      isAlive(this.run.snapshotOf(state, after) as ContainerState),
    );
    return !(isTerminating(was) && isTerminating(is) && isAnyAlive);
  }

  private decide({ after, at, kubeletStartedAt }: RecordedStep): PodStatus {
    return decideStatus({
      pod: this.pod,
      run: this.run,
      state: after,
      object: this.object,
      decided: this.decided,
      runtime: this.instances.runtimeIn(after),
      at,
      kubeletStartedAt,
    });
  }

  private written({ after, at }: RecordedStep, decided: PodStatus): PodStatus {
    const worker = this.workerIn(after);
    return statusToWrite(this.object, decided, !isTerminated(worker) && !isFinished(worker), at);
  }

  private workerIn(state: LazyState): PodWorker {
    return this.run.snapshotOf(this.pod.worker, state) as PodWorker;
  }

  private change({
    metadata,
    spec,
    status,
  }: {
    metadata?: Partial<NonNullable<Pod['metadata']>>;
    spec?: Partial<Pod['spec']>;
    status?: Partial<PodStatus>;
  }): void {
    this.object = {
      ...this.object,
      metadata: { ...this.object.metadata, ...metadata },
      spec: { ...this.object.spec, ...spec },
      status: { ...this.object.status, ...status },
    } as BoundPod;
  }

  private show(at: number, type: 'ADDED' | 'MODIFIED' | 'DELETED'): void {
    this.trace.watch(at, 'pods', type, this.object as never);
  }
}

const isReady = ({ conditions = [] }: PodStatus): boolean =>
  conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
