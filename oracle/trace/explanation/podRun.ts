import { LazyRun, type LazyState } from '../../../checker/lazy/lazyRun.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import { isCreated } from '../../../models/podOnNode/container/container.ts';
import { decidePodStatus } from '../../../models/podOnNode/decidedStatus.ts';
import { podOnRuntime, runtimeParts } from '../../../models/podOnNode/decisions.ts';
import type { ApiPod } from '../../../models/podOnNode/pod/apiPod.ts';
import { isFinished, isIdle, isTerminated, type PodWorker } from '../../../models/podOnNode/pod/podWorker.ts';
import type { DecidedStatus } from '../../../models/podOnNode/pod/statusManager.ts';
import { reportedStatus } from '../../../spec/kubelet/status/reportedStatus.ts';
import type { PodPhase } from '../../../spec/kubelet/phase/podPhase.ts';
import type { ExplainedNode } from './explainedNode.ts';
import { type Sight, sightOf } from './sight.ts';

/** A Pod as the API has it: what its kubelet reads of it. */
export type ObjectSight = {
  readonly existence: 'unbound' | 'bound' | 'terminating' | 'gone';
  readonly phase: PodPhase;
  readonly ready: boolean;
};

/** Runs the charts of one Pod, hidden steps and all, beside an object that others write. */
export class PodRun extends LazyRun {
  private readonly node: ExplainedNode;
  private readonly beginning: LazyState;
  private readonly sights = new Map<string, Sight | null>();

  constructor(node: ExplainedNode) {
    super(node.system);
    this.node = node;
    this.beginning = this.initial().state;
  }

  first0(): LazyState {
    return this.beginning;
  }

  /** The same state beside the object as it is now. */
  withObject(state: LazyState, { existence, phase, ready }: ObjectSight): LazyState {
    const { object } = this.node.pod.source;
    const next = [...state];
    next[object.index] = this.beginning[object.index]!;
    const tell = (event: { readonly type: string }): void => {
      const taken = this.take({ component: object, event, mandatory: false }, next);
      if (taken) next[object.index] = taken.to;
    };
    tell({ type: 'CREATE' });
    if (existence === 'unbound') return next;
    tell({ type: 'BIND' });
    if (existence === 'terminating') tell({ type: 'DELETE', grace: 'own' } as { type: string });
    tell({ type: 'STATUS', phase, ready, evicted: false } as { type: string });
    if (existence === 'gone') tell({ type: 'REMOVE' });
    return next;
  }

  /** What comes of a step, the urgent ones after it included. */
  after(rule: Rule, state: LazyState): LazyState {
    const next = [...this.fire(rule, state).at(-1)!.after];
    for (const { index } of this.node.forgotten) next[index] = this.beginning[index]!;
    return next;
  }

  /** Urgent steps alone: what follows at once from what others wrote. */
  settled(state: LazyState): LazyState {
    let now = state;
    for (;;) {
      const rule = this.nextUrgent(now);
      if (rule === undefined) return now;
      now = this.fire(rule, now).at(-1)!.after;
    }
  }

  /** What the kubelet would write now. */
  sight(state: LazyState): Sight | undefined {
    const key = state.join();
    let known = this.sights.get(key);
    if (known === undefined) {
      known = this.decide(state) ?? null;
      this.sights.set(key, known);
    }
    return known ?? undefined;
  }

  private decide(state: LazyState): Sight | undefined {
    const { pod } = this.node;
    const snapshots = this.snapshots(state);
    const worker = snapshots[pod.worker.index] as PodWorker;
    const decided = snapshots[pod.status.index] as DecidedStatus;
    const object = snapshots[pod.source.object.index] as ApiPod;
    if (decided.context.phase === null) return undefined;
    const spec = pod.plan.pod.spec;
    if (isIdle(worker)) return sightOf(spec, decided.context.phase, true, {});
    const on = podOnRuntime(
      pod,
      runtimeParts(pod).map(({ index }) => snapshots[index]),
    );
    const status = decidePodStatus(pod.plan, worker, decided, object, on);
    const api = { phase: object.context.phase, reason: '', message: '', conditions: [] };
    const stopped = isTerminated(worker) || isFinished(worker);
    const { phase, conditions } = reportedStatus(api, status, !stopped);
    const full = this.withEphemeral(state);
    return sightOf(full, phase, decided.context.evicted && phase === 'Failed', { ...status, conditions: [...conditions], initContainerStatuses: [...status.initContainerStatuses], containerStatuses: [...status.containerStatuses], ephemeralContainerStatuses: [...status.ephemeralContainerStatuses] });
  }

  private withEphemeral(_state: LazyState) {
    const { plan } = this.node.pod;
    const added = plan.containers.filter(({ kind }) => kind === 'ephemeral').map(({ spec }) => spec);
    return { ...plan.pod.spec, ephemeralContainers: added } as typeof plan.pod.spec;
  }

  isCreatedOnly(state: LazyState, at: number): boolean {
    const { index } = this.node.pod.containers[at]!.state;
    return isCreated(this.snapshots(state)[index] as never);
  }
}
