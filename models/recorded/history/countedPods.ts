import type { Pod } from '../../../spec/api/objects/core.ts';
import type { WatchRecord } from '../watchRecord.ts';
import { BudgetCounts } from './budgetCounts.ts';
import { DaemonSetCounts } from './daemonSetCounts.ts';
import type { LivePod } from './livePod.ts';
import { controllerOf } from './names.ts';
import { StatefulSetCounts } from './statefulSetCounts.ts';

/** What StatefulSets, DaemonSets and budgets may have counted of Pods. */
export class CountedPods {
  readonly statefulSets = new StatefulSetCounts();
  readonly daemonSets = new DaemonSetCounts();
  readonly budgets = new BudgetCounts();

  takeObject({ resource, type, object, time }: WatchRecord, pods: Iterable<LivePod>): void {
    const { uid } = object.metadata;
    if (resource === 'poddisruptionbudgets') {
      if (type === 'DELETED') this.budgets.forget(uid);
      else this.budgets.takeBudget(object, pods, time);
    }
    if (resource !== 'statefulsets' && resource !== 'daemonsets') return;
    const sets = resource === 'statefulsets' ? this.statefulSets : this.daemonSets;
    if (type === 'DELETED') sets.forget(uid);
    else sets.begin(uid);
  }

  /** A Pod comes, changes or goes. */
  takePod(before: Pod | undefined, after: Pod | undefined, time: number): void {
    const former = before && controllerOf(before);
    const owner = after && controllerOf(after);
    this.budgets.takePod(before, after, time);
    for (const uid of new Set([former, owner])) {
      if (uid === undefined) continue;
      const [old, next] = [former === uid ? before : undefined, owner === uid ? after : undefined];
      this.statefulSets.takePod(uid, old, next);
      this.daemonSets.takePod(uid, old, next);
      if (before !== undefined && after !== undefined && former !== owner) this.statefulSets.blur(uid, time);
    }
  }
}
