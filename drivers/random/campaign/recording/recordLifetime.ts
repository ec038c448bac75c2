import type { LazyState } from '../../../../checker/lazy/lazyRun.ts';
import type { Random } from '../../../../checker/simulate/random.ts';
import type { Rule } from '../../../../checker/system/rule.ts';
import { type Connection, isOpen } from '../../../../models/podOnNode/charts/node/connection.ts';
import { isRunning, type Kubelet } from '../../../../models/podOnNode/charts/node/kubelet.ts';
import type { NodeParts } from '../../../../models/podOnNode/parts/nodeParts.ts';
import { isFromApi } from '../../../../models/podOnNode/parts/podParts.ts';
import type { LifetimeLimits, Lifetimes, TimedLifetime } from '../lifetime.ts';
import { nodeName, nodeObject } from './nodeObject.ts';
import { RecordedPod } from './recordedPod.ts';
import { Trace, type TraceLine } from './trace.ts';

/** By rule, what whoever makes a recording does to a node. */
const nodeActions: { readonly [rule: string]: string } = {
  'stops the kubelet': 'node:kubelet-kill',
  'starts the kubelet': 'node:kubelet-start',
  'cuts the node off': 'node:partition',
  'connects the node': 'node:heal',
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
    this.noteFault(rule, at);
    const { run } = this.lifetimes;
    const runs = isRunning(run.snapshotOf(this.parts.kubelet, after) as Kubelet);
    if (!runs) for (const pod of this.pods) pod.forget();
    if (rule.name === 'starts the kubelet') this.kubeletStartedAt = at;
    const talks = runs && isOpen(run.snapshotOf(this.parts.connection, after) as Connection);
    const step = { rule: rule.name, before, after, at, talks, kubeletStartedAt: this.kubeletStartedAt };
    for (const pod of this.pods) pod.note(step);
  }

  private noteFault({ name, args }: Rule, at: number): void {
    const action = nodeActions[name];
    if (action) this.trace.fault(at, action, { node: nodeName });
    if (name === 'reboots the machine') {
      this.trace.fault(at, 'node:kubelet-kill', { node: nodeName });
      this.trace.fault(at, 'runtime:reboot', { node: nodeName });
    }
    if (name === 'makes the sandbox die') {
      const pod = this.parts.pods[args[0]! - 1]?.plan.pod.metadata?.name;
      this.trace.fault(at, 'runtime:sandbox-die', { node: nodeName, pod });
    }
  }
}
