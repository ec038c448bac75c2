import type { Pod } from '../../../spec/api/objects/core.ts';
import { isReady } from './livePod.ts';
import { Moments } from './moments.ts';

/** What there is to count of the Pods of a StatefulSet. */
export type SetMoment = {
  readonly replicas: number;
  /** running and ready ones */
  readonly ready: number;
  /** how many of each revision are not being deleted */
  readonly revisions: Readonly<Record<string, number>>;
  /** how many deletions have begun since the beginning */
  readonly deletions: number;
};

const nothing: SetMoment = { replicas: 0, ready: 0, revisions: {}, deletions: 0 };

/** After a Pod was adopted or set free its owner may count it or not for so long, in seconds. */
const unclearSeconds = 30;

const revisionOf = ({ metadata }: Pod): string => metadata?.labels?.['controller-revision-hash'] ?? '';

const isDeleted = (pod: Pod | undefined): boolean => pod?.metadata?.deletionTimestamp !== undefined;

const withPod = (moment: SetMoment, pod: Pod | undefined, by: 1 | -1): SetMoment => {
  if (pod === undefined) return moment;
  const revision = revisionOf(pod);
  const of = (moment.revisions[revision] ?? 0) + (isDeleted(pod) ? 0 : by);
  const ready = isReady(pod) && pod.status?.phase === 'Running';
  return {
    ...moment,
    replicas: moment.replicas + by,
    ready: moment.ready + (ready ? by : 0),
    revisions: { ...moment.revisions, [revision]: of },
  };
};

type Counted = { readonly moments: Moments<SetMoment>; unclearUntil: number };

/** What the controllers of StatefulSets may have counted, by the UID of the StatefulSet. */
export class StatefulSetCounts {
  private readonly counted = new Map<string, Counted>();

  /** Whether it may have counted so; what it counts of a Pod that gets another owner is not clear. */
  settle(uid: string, time: number, fits: (moment: SetMoment) => boolean): boolean {
    const known = this.counted.get(uid);
    return known === undefined || known.moments.settle(fits) || time < known.unclearUntil;
  }

  newest(uid: string): SetMoment | undefined {
    return this.counted.get(uid)?.moments.newest;
  }

  begin(uid: string): void {
    if (!this.counted.has(uid)) this.counted.set(uid, { moments: new Moments(nothing), unclearUntil: 0 });
  }

  forget(uid: string): void {
    this.counted.delete(uid);
  }

  /** A Pod comes, changes or goes; `before` or `after` absent: the owner has it no longer, or not before. */
  takePod(owner: string, before: Pod | undefined, after: Pod | undefined): void {
    const known = this.counted.get(owner);
    if (known === undefined) return;
    const { newest } = known.moments;
    const next = withPod(withPod(newest, before, -1), after, 1);
    const deleted = before !== undefined && !isDeleted(before) && (after === undefined || isDeleted(after));
    known.moments.add(deleted ? { ...next, deletions: newest.deletions + 1 } : next);
  }

  /** A Pod that was there gets this owner, or loses it. */
  blur(owner: string, time: number): void {
    const known = this.counted.get(owner);
    if (known !== undefined) known.unclearUntil = time + unclearSeconds;
  }
}
