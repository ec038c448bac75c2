import { concernsPods, quotaCounts } from '../../../spec/api/admission/resourceQuota.ts';
import type { Pod, ResourceQuota } from '../../../spec/api/objects/core.ts';
import type { WatchRecord } from '../watchRecord.ts';
import { countedUntil, isResizing, one, type Usage, usageOf } from './quotaUsage.ts';

/** A Pod that is being deleted: once this time is over it may be counted no more, in unix seconds. */
type Leaving = { readonly uid: string; readonly usage: Usage; readonly until: number };

/** What there was to count. */
export type QuotaMoment = {
  readonly usage: Usage;
  readonly leaving: readonly Leaving[];
  /** when it was over, in unix seconds */
  until: number;
};

/**
 * More is used than there is, as an admission says; and what of it nothing that came since explains. `message`: it can have
 * no explanation, if anything of what it counts is recorded.
 */
export type Charge = {
  readonly record: WatchRecord;
  readonly name: string;
  open: bigint;
  readonly message?: string;
};

export type CountedQuota = {
  quota: ResourceQuota;
  /** when it was first seen, in unix seconds */
  readonly since: number;
  /** oldest first: the last one is now */
  moments: QuotaMoment[];
  charges: Charge[];
  /** Pods that have something else than their specs say */
  readonly resizing: Set<string>;
  /** when the last of them was seen, in unix seconds */
  resizedAt: number;
};

/** So many moments, and so many charges, are kept for each quota. */
const keptLimit = 1024;

/** The API groups of those resources that quotas count objects of, as they name them. */
const groups: { readonly [resource: string]: string } = {
  jobs: '.batch',
  cronjobs: '.batch',
  deployments: '.apps',
  replicasets: '.apps',
  statefulsets: '.apps',
  daemonsets: '.apps',
  poddisruptionbudgets: '.policy',
};

/** The resource whose objects a quota counts by this name; those of Pods count by what they use. */
export const resourceCounted = (name: string): string | undefined =>
  concernsPods(name)
    ? 'pods'
    : Object.keys(groups).find((resource) => name === `count/${resource}${groups[resource]}`);

const added = (usage: Usage, more: Usage, by: 1n | -1n): Usage => {
  const sum: Record<string, bigint> = { ...usage };
  for (const [name, amount] of Object.entries(more)) sum[name] = (sum[name] ?? 0n) + by * amount;
  return sum;
};

const nothing = (): QuotaMoment => ({ usage: {}, leaving: [], until: Number.POSITIVE_INFINITY });

const withPod = ({ usage, leaving }: QuotaMoment, pod: Pod, by: 1n | -1n): QuotaMoment => {
  const uid = pod.metadata?.uid ?? '';
  const until = countedUntil(pod);
  const left = leaving.filter((each) => each.uid !== uid);
  return {
    ...nothing(),
    usage: added(usage, usageOf(pod), by),
    leaving: until !== undefined && by > 0n ? [...left, { uid, usage: usageOf(pod), until }] : left,
  };
};

/** What quotas may have counted, by their UIDs. */
export class QuotaCounts {
  private readonly counted = new Map<string, CountedQuota>();

  get(uid: string): CountedQuota | undefined {
    return this.counted.get(uid);
  }

  /** Something was charged, and it is not clear yet what for. */
  get awaits(): boolean {
    for (const { charges } of this.counted.values()) if (charges.length > 0) return true;
    return false;
  }

  charge(uid: string, charge: Charge): void {
    const known = this.counted.get(uid);
    if (known !== undefined && known.charges.length < keptLimit) known.charges.push(charge);
  }

  /** What was charged before this time, of what can be judged, and nothing that came since explains; it is told once. */
  unexplained(time: number, isJudged: (name: string) => boolean): readonly Charge[] {
    const isDue = ({ record, name }: Charge): boolean => record.time < time && isJudged(name);
    return [...this.counted.values()].flatMap((counted) => {
      const due = counted.charges.filter(isDue);
      if (due.length > 0) counted.charges = counted.charges.filter((charge) => !isDue(charge));
      return due;
    });
  }

  /** `others`: what else there is in its namespace, as Pods and as resources. */
  takeQuota({ object, type, time }: WatchRecord, pods: readonly Pod[], resources: readonly string[]): void {
    const { uid } = object.metadata;
    const quota = object as ResourceQuota;
    const known = this.counted.get(uid);
    if (type === 'DELETED') this.counted.delete(uid);
    else if (known !== undefined) known.quota = quota;
    else {
      const counted: CountedQuota = {
        quota,
        since: time,
        moments: [nothing()],
        charges: [],
        resizing: new Set(),
        resizedAt: Number.NEGATIVE_INFINITY,
      };
      this.counted.set(uid, counted);
      for (const pod of pods) this.shift(counted, undefined, pod, time);
      for (const resource of resources) this.countObject(counted, resource, 1n, time);
      counted.moments = counted.moments.slice(-1);
    }
  }

  /** An object comes or goes. */
  takeObject({ resource, type, object, time }: WatchRecord): void {
    if (this.counted.size === 0 || type === 'MODIFIED' || groups[resource] === undefined) return;
    for (const counted of this.within(object.metadata.namespace))
      this.countObject(counted, resource, type === 'ADDED' ? 1n : -1n, time);
  }

  /** A Pod comes, changes or goes. */
  takePod(before: Pod | undefined, after: Pod | undefined, time: number): void {
    if (this.counted.size === 0) return;
    for (const counted of this.within((after ?? before)?.metadata?.namespace))
      this.shift(counted, before, after, time);
  }

  private within(namespace: string | undefined): readonly CountedQuota[] {
    return [...this.counted.values()].filter(({ quota }) => quota.metadata?.namespace === namespace);
  }

  private countObject(counted: CountedQuota, resource: string, by: 1n | -1n, time: number): void {
    const { usage, leaving } = counted.moments.at(-1)!;
    const more = { [`count/${resource}${groups[resource] ?? ''}`]: one };
    this.add(counted, { ...nothing(), usage: added(usage, more, by), leaving }, time);
  }

  private shift(counted: CountedQuota, before: Pod | undefined, after: Pod | undefined, time: number): void {
    const last = counted.moments.at(-1)!;
    let moment = last;
    if (before !== undefined && quotaCounts(counted.quota, before)) moment = withPod(moment, before, -1n);
    if (after !== undefined && quotaCounts(counted.quota, after)) moment = withPod(moment, after, 1n);
    if (moment !== last) this.add(counted, moment, time);
    const uid = (after ?? before)?.metadata?.uid ?? '';
    const resizes = after !== undefined && isResizing(after);
    if (resizes || counted.resizing.has(uid)) counted.resizedAt = time;
    if (resizes) counted.resizing.add(uid);
    else counted.resizing.delete(uid);
  }

  private add(counted: CountedQuota, moment: QuotaMoment, time: number): void {
    const last = counted.moments.at(-1)!;
    const names = Object.keys(moment.usage);
    const grown = names.filter((name) => moment.usage[name]! > (last.usage[name] ?? 0n));
    for (const name of grown) this.explain(counted, name, moment.usage[name]! - (last.usage[name] ?? 0n));
    const same =
      names.every((name) => moment.usage[name] === (last.usage[name] ?? 0n)) &&
      moment.leaving.length === last.leaving.length &&
      moment.leaving.every(({ until }, at) => until === last.leaving[at]!.until);
    if (same) return;
    last.until = time;
    counted.moments.push(moment);
    if (counted.moments.length > keptLimit) counted.moments.shift();
  }

  /** What was charged is there now. */
  private explain(counted: CountedQuota, name: string, amount: bigint): void {
    if (counted.charges.length === 0) return;
    for (const charge of counted.charges) if (charge.name === name) charge.open -= amount;
    counted.charges = counted.charges.filter(({ open, message }) => open > 0n || message !== undefined);
  }
}
