import type { LazyState } from '../../../../checker/lazy/lazyRun.ts';
import type { Random } from '../../../../checker/simulate/random.ts';
import type { Rule } from '../../../../checker/system/rule.ts';
import { type Connection, isOpen } from '../../../../models/podOnNode/charts/node/connection.ts';
import { isRunning, type Kubelet } from '../../../../models/podOnNode/charts/node/kubelet.ts';
import type { NodeParts } from '../../../../models/podOnNode/parts/nodeParts.ts';
import { isFromApi } from '../../../../models/podOnNode/parts/podParts.ts';
import { actionOf, type RuleAction } from '../../../../models/ruleFacts.ts';
import type { LifetimeLimits, Lifetimes, TimedLifetime } from '../lifetime.ts';
import { nodeName, nodeObject } from './nodeObject.ts';
import { RecordedPod } from './recordedPod.ts';
import { Trace, type TraceLine } from './trace.ts';

/** What whoever makes a recording does to a node, by what rules do. */
const faults: { readonly [A in RuleAction]?: readonly string[] } = {
  'stop of the kubelet': ['node:kubelet-kill'],
  'start of the kubelet': ['node:kubelet-start'],
  partition: ['node:partition'],
  'end of a partition': ['node:heal'],
  reboot: ['node:kubelet-kill', 'runtime:reboot'],
  'death of a sandbox': ['runtime:sandbox-die'],
};

export type RecordedLifetime = { readonly lines: readonly TraceLine[]; readonly lived: TimedLifetime };

/** A lifetime as a watch of the API server would have shown it, with what was done from outside. */
export const recordLifetime = (
  lifetimes: Lifetimes,
  random: Random,
  limits?: LifetimeLimits,
): RecordedLifetime => {
  const recorder = new LifetimeRecorder(lifetimes);
  lifetimes.onStep = (rule, before, after, at) => recorder.note(rule, before, after, at);
  const lived = lifetimes.live(random, limits);
  lifetimes.onStep = undefined;
  return { lines: recorder.lines, lived };
};

class LifetimeRecorder {
  private readonly trace = new Trace();
  private readonly lifetimes: Lifetimes;
  private readonly parts: NodeParts;
  private readonly pods: readonly RecordedPod[];
  private kubeletStartedAt: number | undefined;

  constructor(lifetimes: Lifetimes) {
    this.lifetimes = lifetimes;
    this.parts = lifetimes.parts;
    this.pods = this.parts.pods
      .filter(isFromApi)
      .map((pod) => new RecordedPod(pod, lifetimes.run, this.trace));
    this.trace.watch(0, 'nodes', 'ADDED', nodeObject(), true);
  }

  get lines(): readonly TraceLine[] {
    return this.trace.lines;
  }

  note(rule: Rule, before: LazyState, after: LazyState, at: number): void {
    const action = actionOf(rule);
    this.noteFault(action, rule, at);
    const { run } = this.lifetimes;
    const runs = isRunning(run.snapshotOf(this.parts.kubelet, after) as Kubelet);
    if (!runs) for (const pod of this.pods) pod.forget();
    if (action === 'start of the kubelet') this.kubeletStartedAt = at;
    const talks = runs && isOpen(run.snapshotOf(this.parts.connection, after) as Connection);
    const step = { action, before, after, at, talks, kubeletStartedAt: this.kubeletStartedAt };
    for (const pod of this.pods) pod.note(step);
  }

  private noteFault(action: RuleAction | undefined, { args }: Rule, at: number): void {
    const pod = action === 'death of a sandbox' ? this.parts.pods[args[0]! - 1] : undefined;
    const where = { node: nodeName, ...(pod ? { pod: pod.plan.pod.metadata?.name } : {}) };
    for (const fault of (action && faults[action]) ?? []) this.trace.fault(at, fault, where);
  }
}
