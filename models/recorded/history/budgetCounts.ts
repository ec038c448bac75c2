import { deepEqual } from '../../../spec/api/deepEqual.ts';
import { compileLabelSelector, type Selector, selects } from '../../../spec/api/labelSelector.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { LabelSelector } from '../../../spec/api/objects/meta.ts';
import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import type { WatchedObject } from '../watchRecord.ts';
import { viewLagSeconds } from './liveNode.ts';
import { isReady, type LivePod } from './livePod.ts';
import { Moments } from './moments.ts';
import { controllerOf } from './names.ts';

/** What there is to count of the Pods that a budget selects. */
export type BudgetMoment = {
  readonly pods: number;
  /** ready ones that are not being deleted */
  readonly healthy: number;
};

/** How many Pods a controller has, and between which times it has had any, in unix seconds. */
type OwnerCount = { pods: number; readonly since: number; until: number };

/** A controller whose Pods a budget covers, so far as the disruption controller may see; `sure`: it does. */
export type CoveredOwner = { readonly owner: string; readonly sure: boolean };

/** What was so long ago the disruption controller has seen, in seconds. */
const lagSeconds = 30;

type Counted = {
  readonly namespace: string | undefined;
  readonly selector: LabelSelector | undefined;
  readonly compiled: Selector;
  readonly moments: Moments<BudgetMoment>;
  /** the controllers of the Pods that it selects, or selected */
  readonly owners: Map<string, OwnerCount>;
  /** until then the controller may have begun with an earlier view, in unix seconds */
  readonly unclearUntil: number;
};

const none: Selector = { selects: 'nothing' };

const isHealthy = (pod: Pod): boolean => isReady(pod) && pod.metadata?.deletionTimestamp === undefined;

const selectorOf = (object: WatchedObject): LabelSelector | undefined =>
  (object as PodDisruptionBudget).spec?.selector;

const countOwner = ({ owners }: Counted, pod: Pod, by: 1 | -1, time: number): void => {
  const owner = controllerOf(pod);
  if (owner === undefined) return;
  const known = owners.get(owner);
  if (known === undefined) owners.set(owner, { pods: by, since: time, until: time });
  else {
    known.pods += by;
    known.until = time;
  }
};

/** What the disruption controller may have counted, by the UID of the budget. */
export class BudgetCounts {
  private readonly counted = new Map<string, Counted>();

  /**
   * Whether it may have counted so. Which Pods were ready for it at first is not clear: then it is enough if a moment
   * makes it `possible`.
   */
  settle(
    uid: string,
    time: number,
    fits: (moment: BudgetMoment) => boolean,
    possible: (moment: BudgetMoment) => boolean,
  ): boolean {
    const known = this.counted.get(uid);
    if (known === undefined || known.moments.settle(fits)) return true;
    return time < known.unclearUntil && known.moments.some(possible);
  }

  /** The controllers of the Pods that it selects now, or selected a while ago. */
  ownersOf(uid: string, time: number): readonly CoveredOwner[] {
    return [...(this.counted.get(uid)?.owners ?? [])].flatMap(([owner, { pods, since, until }]) =>
      pods > 0 || until >= time - lagSeconds ? [{ owner, sure: pods > 0 && since < time - lagSeconds }] : [],
    );
  }

  newest(uid: string): BudgetMoment | undefined {
    return this.counted.get(uid)?.moments.newest;
  }

  /** A budget is there, or selects other Pods from now on. */
  takeBudget({ metadata, ...object }: WatchedObject, pods: Iterable<LivePod>, time: number): void {
    const selector = selectorOf({ metadata, ...object });
    const known = this.counted.get(metadata.uid);
    if (known !== undefined && deepEqual(known.selector, selector)) return;
    const compilation = compileLabelSelector(selector);
    const compiled = compilation.valid ? compilation.selector : none;
    const { namespace } = metadata;
    const selected = [...pods].filter(
      ({ object: pod }) => pod.metadata?.namespace === namespace && selects(compiled, pod.metadata?.labels),
    );
    const healthy = selected.filter(({ object: pod }) => isHealthy(pod)).length;
    const moments = new Moments({ pods: selected.length, healthy });
    const unclearUntil = time + viewLagSeconds;
    const counted = { namespace, selector, compiled, moments, owners: new Map(), unclearUntil };
    this.counted.set(metadata.uid, counted);
    for (const { object: pod } of selected) countOwner(counted, pod, 1, time);
  }

  forget(uid: string): void {
    this.counted.delete(uid);
  }

  /** A Pod comes, changes or goes. */
  takePod(before: Pod | undefined, after: Pod | undefined, time: number): void {
    const namespace = (after ?? before)?.metadata?.namespace;
    for (const counted of this.counted.values()) {
      if (counted.namespace !== namespace) continue;
      const { newest } = counted.moments;
      let { pods, healthy } = newest;
      for (const [pod, by] of [
        [before, -1],
        [after, 1],
      ] as const) {
        if (pod === undefined || !selects(counted.compiled, pod.metadata?.labels)) continue;
        pods += by;
        if (isHealthy(pod)) healthy += by;
        countOwner(counted, pod, by, time);
      }
      counted.moments.add({ pods, healthy });
    }
  }
}
