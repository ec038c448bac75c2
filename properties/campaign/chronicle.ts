import type { LazyRun, LazyState } from '../../checker/lazy/lazyRun.ts';
import { type ContainerState, isAlive } from '../../models/podOnNode/container/container.ts';
import { isRunning } from '../../models/podOnNode/node/kubelet.ts';
import {
  type NodeParts,
  type PodContainer,
  type PodParts,
  podContainers,
} from '../../models/podOnNode/parts.ts';
import { isTerminating, type PodWorker } from '../../models/podOnNode/pod/podWorker.ts';
import { crashLoopPolicy } from '../../spec/kubelet/backoff/crashLoopBackoff.ts';
import { nextBackoff } from '../../spec/kubelet/backoff/exponentialBackoff.ts';
import type { TimedContainer, TimedPod } from '../laws/timed.ts';
import { graceSecondsOf } from './timing.ts';

type Times = Omit<TimedContainer, 'name'>;

const never: Times = { startedAt: null, endedAt: null, endedBy: null, entry: null };

/** What was observed when: the times that views of the charts do not have. Seconds since the beginning. */
export class Chronicle {
  now = 0;
  private readonly parts: NodeParts;
  private readonly run: LazyRun;
  private readonly containers: readonly PodContainer[];
  private readonly times = new Map<string, Times>();
  private readonly lastEnds = new Map<string, number>();
  private readonly ending = new Map<PodParts, { readonly since: number; readonly grace: number }>();

  constructor(parts: NodeParts, run: LazyRun) {
    this.parts = parts;
    this.run = run;
    this.containers = podContainers(parts.pods);
  }

  startOf(name: string): number {
    return this.timesOf(name).startedAt ?? 0;
  }

  endOf(name: string): number {
    return this.lastEnds.get(name) ?? 0;
  }

  /** When the grace period of a Pod that ends is over: a stop that is under way keeps the grace that it began with. */
  graceOverAt(pod: PodParts): number {
    const { since, grace } = this.ending.get(pod) ?? { since: this.now, grace: 0 };
    return since + grace;
  }

  /** Takes note of one step. */
  note(rule: string, before: LazyState, after: LazyState): void {
    const from = this.run.snapshots(before);
    const to = this.run.snapshots(after);
    for (const { name, state } of this.containers) {
      if (before[state.index] === after[state.index]) continue;
      const was = isAlive(from[state.index] as ContainerState);
      const is = isAlive(to[state.index] as ContainerState);
      if (!was && is) this.noteStart(name);
      if (was && !is) this.noteEnd(name, isOwn(rule) ? 'itself' : 'others');
    }
    if (rule === 'makes the start of the container fail') this.forgetTimes();
    for (const pod of this.parts.pods) {
      const isEnding = isTerminating(to[pod.worker.index] as PodWorker);
      if (!isEnding) this.ending.delete(pod);
      else if (!this.ending.has(pod)) {
        this.ending.set(pod, { since: this.now, grace: graceSecondsOf(this.run, after, pod) });
      }
    }
    if (!isRunning(to[this.parts.kubelet.index] as never)) this.forgetTimes();
  }

  containerViews(): TimedContainer[] {
    return this.containers.map(({ name }) => ({ name, ...this.timesOf(name) }));
  }

  podViews(state: LazyState): TimedPod[] {
    const snapshots = this.run.snapshots(state);
    return this.parts.pods.map((pod) => {
      const ending = this.ending.get(pod);
      return {
        name: pod.name,
        // tenths are what the clock counts in
        endingFor: ending ? Math.round((this.now - ending.since) * 10) / 10 : null,
        graceSeconds: ending?.grace ?? 0,
        isAlive: pod.containers.some((each) => isAlive(snapshots[each.state.index] as ContainerState)),
      };
    });
  }

  private timesOf(name: string): Times {
    return this.times.get(name) ?? never;
  }

  private noteStart(name: string): void {
    const { endedAt, endedBy, entry } = this.timesOf(name);
    // ends that the kubelet brought about may or may not count: the delay is at least what the others come to
    const counts = endedBy === 'itself' && endedAt !== null;
    const next = counts ? nextBackoff(entry ?? undefined, endedAt, this.now, crashLoopPolicy) : entry;
    this.times.set(name, { startedAt: this.now, endedAt: null, endedBy: null, entry: next });
  }

  private noteEnd(name: string, endedBy: 'itself' | 'others'): void {
    this.lastEnds.set(name, this.now);
    this.times.set(name, { ...this.timesOf(name), endedAt: this.now, endedBy });
  }

  /** The kubelet forgets its back-off; what ended before is not held against anybody. */
  private forgetTimes(): void {
    for (const [name, times] of this.times)
      this.times.set(name, { ...times, endedBy: times.endedBy && 'others', entry: null });
  }
}

const isOwn = (rule: string): boolean =>
  rule === 'completes its work' || rule.startsWith('makes the container exit');
