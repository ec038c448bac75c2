import type { ReplicaSet } from '../../../spec/api/objects/apps.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { WatchedObject, WatchRecord } from '../watchRecord.ts';
import { CountWindow } from './countWindow.ts';
import { isActive, isReady } from './livePod.ts';

/** What a ReplicaSet counts of its Pods: active ones, ready ones among them, terminating ones. */
const podCounts = (pod: Pod | undefined): readonly [active: number, ready: number, terminating: number] => {
  if (pod === undefined) return [0, 0, 0];
  const active = isActive(pod) ? 1 : 0;
  const terminating = pod.metadata?.deletionTimestamp !== undefined && !isTerminalPhase(pod.status?.phase);
  return [active, active && isReady(pod) ? 1 : 0, terminating ? 1 : 0];
};

/** What a Deployment counts of its ReplicaSets' statuses. */
const setCounts = (set: WatchedObject | undefined): readonly number[] => {
  const status = (set as ReplicaSet | undefined)?.status;
  return [status?.replicas ?? 0, status?.readyReplicas ?? 0, status?.availableReplicas ?? 0];
};

/** A Job counts a Pod as failed once it has failed, or is being deleted and has not succeeded. */
const countsAsFailed = (pod: Pod | undefined): boolean => {
  const phase = pod?.status?.phase;
  return phase === 'Failed' || (pod?.metadata?.deletionTimestamp !== undefined && phase !== 'Succeeded');
};

/** How many Pods of a Job ended, each way once, and when active ones last ceased to be, in unix seconds. */
type Ended = { succeeded: number; failed: number; times: number[] };

/** So many ends are remembered. */
const timesLimit = 256;

/** Controllers lag behind by no more than this, in seconds. */
const lagSeconds = 30;

/** The Pods that a Job's controller may take for active: those that are, and those that ceased to be of late. */
export const seenActive = (active: number, ended: Ended | undefined, since: number): number =>
  active + (ended?.times.filter((time) => time >= since - lagSeconds).length ?? 0);

/** What controllers count of what they own: kept up event by event, by the UID of the owner. */
export class Tallies {
  private readonly windows = new Map<string, { counts: number[]; window: CountWindow }>();
  /** Pods that ended, by the UID of their Job */
  readonly ended = new Map<string, Ended>();

  window(uid: string): CountWindow | undefined {
    return this.windows.get(uid)?.window;
  }

  /** `adopted`: the Pod was there before, without an owner. */
  takePod(
    owner: string | undefined,
    before: Pod | undefined,
    after: Pod | undefined,
    time: number,
    adopted = false,
  ): void {
    if (owner === undefined) return;
    if (adopted) this.window(owner)?.adopt(podCounts(after));
    this.shift(owner, podCounts(before), podCounts(after));
    const phase = after?.status?.phase;
    const was = before?.status?.phase;
    const ended = this.ended.get(owner) ?? { succeeded: 0, failed: 0, times: [] };
    if (phase !== was && phase === 'Succeeded') ended.succeeded += 1;
    if (!countsAsFailed(before) && countsAsFailed(after)) ended.failed += 1;
    if (before && isActive(before) && !(after && isActive(after))) {
      ended.times.push(time);
      if (ended.times.length > timesLimit) ended.times.shift();
    }
    this.ended.set(owner, ended);
  }

  takeSet(
    owner: string | undefined,
    before: WatchedObject | undefined,
    after: WatchedObject | undefined,
  ): void {
    if (owner !== undefined) this.shift(owner, setCounts(before), setCounts(after));
  }

  /** The owner is gone: nothing of it is counted any more. */
  forget({ object }: WatchRecord): void {
    this.windows.delete(object.metadata.uid);
    this.ended.delete(object.metadata.uid);
  }

  private shift(owner: string, before: readonly number[], after: readonly number[]): void {
    const known = this.windows.get(owner);
    if (known === undefined) {
      const zero = before.map(() => 0);
      const created = { counts: zero, window: new CountWindow(zero) };
      this.windows.set(owner, created);
      this.shift(owner, before, after);
      return;
    }
    let changed = false;
    for (const [at, count] of after.entries()) {
      const by = count - (before[at] ?? 0);
      if (by !== 0) changed = true;
      known.counts[at] = (known.counts[at] ?? 0) + by;
    }
    if (changed) known.window.add(known.counts);
  }
}
