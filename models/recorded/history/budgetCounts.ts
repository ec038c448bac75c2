import { deepEqual } from '../../../spec/api/deepEqual.ts';
import { compileLabelSelector, type Selector, selects } from '../../../spec/api/labelSelector.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { LabelSelector } from '../../../spec/api/objects/meta.ts';
import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import type { WatchedObject } from '../watchRecord.ts';
import { viewLagSeconds } from './liveNode.ts';
import { isReady, type LivePod } from './livePod.ts';
import { Moments } from './moments.ts';

/** What there is to count of the Pods that a budget selects. */
export type BudgetMoment = {
  readonly pods: number;
  /** ready ones that are not being deleted */
  readonly healthy: number;
};

type Counted = {
  readonly namespace: string | undefined;
  readonly selector: LabelSelector | undefined;
  readonly compiled: Selector;
  readonly moments: Moments<BudgetMoment>;
  /** until then the controller may have begun with an earlier view, in unix seconds */
  readonly unclearUntil: number;
};

const none: Selector = { selects: 'nothing' };

const isHealthy = (pod: Pod): boolean => isReady(pod) && pod.metadata?.deletionTimestamp === undefined;

const selectorOf = (object: WatchedObject): LabelSelector | undefined =>
  (object as PodDisruptionBudget).spec?.selector;

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
    this.counted.set(metadata.uid, { namespace, selector, compiled, moments, unclearUntil });
  }

  forget(uid: string): void {
    this.counted.delete(uid);
  }

  /** A Pod comes, changes or goes. */
  takePod(before: Pod | undefined, after: Pod | undefined): void {
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
      }
      counted.moments.add({ pods, healthy });
    }
  }
}
