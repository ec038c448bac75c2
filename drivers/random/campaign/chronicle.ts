import type { LazyRun, LazyState } from '../../../checker/lazy/lazyRun.ts';
import type { Guard } from '../../../checker/system/guard.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import { isAlive } from '../../../models/podOnNode/charts/container/container.ts';
import { isRunning } from '../../../models/podOnNode/charts/node/kubelet.ts';
import { isTerminating } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import type { NodeParts } from '../../../models/podOnNode/parts/nodeParts.ts';
import { podContainers } from '../../../models/podOnNode/parts/podContainers.ts';
import type { PodParts } from '../../../models/podOnNode/parts/podParts.ts';
import { isSomethingAlive } from '../../../models/podOnNode/rules/syncing.ts';
import { does } from '../../../models/ruleFacts.ts';
import type { TimedContainer, TimedPod } from '../../../properties/laws/timed.ts';
import { crashLoopPolicy } from '../../../spec/kubelet/backoff/crashLoopBackoff.ts';
import { nextBackoff } from '../../../spec/kubelet/backoff/exponentialBackoff.ts';
import { graceSecondsOf } from './timing.ts';

/** A container before and after a step that it took part in. */
export type TimedMove = { readonly before: TimedContainer; readonly after: TimedContainer };

/** What was observed when: the times that views of the charts do not have. Seconds since the beginning. */
export class Chronicle {
  now = 0;
  /** what the last step changed */
  moves: readonly TimedMove[] = [];
  private readonly run: LazyRun;
  private readonly kubeletRuns: Guard;
  private readonly containers: readonly { readonly name: string; readonly index: number; isAlive: Guard }[];
  private readonly pods: readonly { readonly pod: PodParts; readonly isEnding: Guard; isAlive: Guard }[];
  private readonly times: Map<string, TimedContainer>;
  private readonly lastEnds = new Map<string, number>();
  private readonly ending = new Map<PodParts, { readonly since: number; readonly grace: number }>();

  constructor(parts: NodeParts, run: LazyRun) {
    this.run = run;
    this.kubeletRuns = parts.kubelet.is(isRunning);
    this.containers = podContainers(parts.pods).map(({ name, state }) => ({
      name,
      index: state.index,
      isAlive: state.is(isAlive),
    }));
    this.pods = parts.pods.map((pod) => ({
      pod,
      isEnding: pod.worker.is(isTerminating),
      isAlive: isSomethingAlive(pod),
    }));
    this.times = new Map(this.containers.map(({ name }) => [name, unbegun(name)]));
  }

  /** A new life: nothing has been yet. */
  begin(): void {
    this.now = 0;
    this.moves = [];
    for (const { name } of this.containers) this.times.set(name, unbegun(name));
    this.lastEnds.clear();
    this.ending.clear();
  }

  startOf(name: string): number {
    return this.times.get(name)?.startedAt ?? 0;
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
  note(rule: Rule, before: LazyState, after: LazyState): void {
    const moves: TimedMove[] = [];
    for (const container of this.containers) {
      if (before[container.index] === after[container.index]) continue;
      const was = this.run.holds(container.isAlive, before);
      const is = this.run.holds(container.isAlive, after);
      if (was === is) continue;
      const known = this.times.get(container.name)!;
      const next = is ? this.started(known) : this.ended(known, endsItself(rule) ? 'itself' : 'others');
      this.times.set(container.name, next);
      moves.push({ before: known, after: next });
    }
    this.moves = moves;
    if (failsToStart(rule)) this.forgetTimes();
    for (const { pod, isEnding } of this.pods) {
      if (!this.run.holds(isEnding, after)) this.ending.delete(pod);
      else if (!this.ending.has(pod)) {
        this.ending.set(pod, { since: this.now, grace: graceSecondsOf(this.run, after, pod) });
      }
    }
    if (!this.run.holds(this.kubeletRuns, after)) this.forgetTimes();
  }

  podViews(state: LazyState): TimedPod[] {
    return this.pods.map(({ pod, isAlive: alive }) => {
      const ending = this.ending.get(pod);
      return {
        name: pod.name,
        // tenths are what the clock counts in
        endingFor: ending ? Math.round((this.now - ending.since) * 10) / 10 : null,
        graceSeconds: ending?.grace ?? 0,
        isAlive: this.run.holds(alive, state),
      };
    });
  }

  private started({ name, endedAt, endedBy, entry }: TimedContainer): TimedContainer {
    // ends that the kubelet brought about may or may not count: the delay is at least what the others come to
    const counts = endedBy === 'itself' && endedAt !== null;
    const next = counts ? nextBackoff(entry ?? undefined, endedAt, this.now, crashLoopPolicy) : entry;
    return { name, startedAt: this.now, endedAt: null, endedBy: null, entry: next };
  }

  private ended(known: TimedContainer, endedBy: 'itself' | 'others'): TimedContainer {
    this.lastEnds.set(known.name, this.now);
    return { ...known, endedAt: this.now, endedBy };
  }

  /** The kubelet forgets its back-off; what ended before is not held against anybody. */
  private forgetTimes(): void {
    for (const [name, times] of this.times)
      this.times.set(name, { ...times, endedBy: times.endedBy && 'others', entry: null });
  }
}

const unbegun = (name: string): TimedContainer => ({
  name,
  startedAt: null,
  endedAt: null,
  endedBy: null,
  entry: null,
});

const endsItself = does('exit');
const failsToStart = does('failed start');
