import { seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import type { BudgetView } from '../../../models/views/budgetView.ts';
import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import { scaledValue } from '../../../spec/controllers/common/intOrPercent.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { ofObjects } from '../recordPredicate.ts';
import { countsAnew } from './countsAnew.ts';

/** More sums than these are not told apart. */
const sumsLimit = 512;

/** What the controller of this UID, or the Deployment above it, may be seen to want; absent: that is not recorded. */
const scalesOf = (
  history: TraceHistory,
  uid: string,
  time: number,
): { readonly uid: string; readonly replicas: readonly number[] } | undefined => {
  const live = history.objects.get(uid);
  if (live === undefined) return undefined;
  const owner = live.object.metadata.ownerReferences?.find(({ controller }) => controller);
  if (live.resource === 'replicasets' && owner !== undefined)
    return owner.kind === 'Deployment' ? scalesOf(history, owner.uid, time) : undefined;
  if (!['deployments', 'replicasets', 'statefulsets'].includes(live.resource)) return undefined;
  const replicas = seenSpecs(live, time).map(
    (spec) => (spec as { replicas?: number } | undefined)?.replicas ?? 1,
  );
  return { uid, replicas };
};

/** How many Pods the controllers of those that the budget selects may want together; absent: that is not known. */
const expectations = (history: TraceHistory, uid: string, time: number): ReadonlySet<number> | undefined => {
  const choices = new Map<string, Set<number>>();
  for (const { owner, sure } of history.counted.budgets.ownersOf(uid, time)) {
    const scale = scalesOf(history, owner, time);
    if (scale === undefined) return undefined;
    const known = choices.get(scale.uid) ?? new Set<number>();
    for (const each of scale.replicas) known.add(each);
    if (!sure) known.add(0);
    choices.set(scale.uid, known);
  }
  let sums = new Set([0]);
  for (const values of choices.values()) {
    sums = new Set([...sums].flatMap((sum) => [...values].map((value) => sum + value)));
    if (sums.size > sumsLimit) return undefined;
  }
  return sums;
};

export const wanted: LawRecord = {
  id: 'disruption/wanted',
  says: 'A budget in percent, or of Pods that may be unavailable, expects as many Pods as the controllers of those that it selects want together, and wants its part of them healthy, rounded up',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget',
  fields: [
    'poddisruptionbudget.status.desiredHealthy',
    'poddisruptionbudget.status.expectedPods',
    'poddisruptionbudget.spec.maxUnavailable',
    'poddisruptionbudget.spec.minAvailable',
  ],
  exceptions: ['an eviction, which counts nothing'],
  model: everyStep<BudgetView>({
    of: 'disruption budget',
    holds: (_, { replicas, maxUnavailable, expected, desired }) =>
      (expected === replicas || expected === 0) && desired === Math.max(0, expected - maxUnavailable),
    witness: (before, after) => before.desired !== after.desired,
  }),
  record: ofObjects({
    about: ['poddisruptionbudgets'],
    whole: true,
    showsLess: ['controllers of resources that are not recorded', 'which specs of them the controller saw'],
    judge: (step) => {
      const budget = step.after as PodDisruptionBudget;
      const { minAvailable, maxUnavailable } = budget.spec ?? {};
      const value = maxUnavailable ?? minAvailable;
      if (value === undefined || (maxUnavailable === undefined && typeof value === 'number'))
        return undefined;
      if (!statusChanges(step) || !countsAnew(step)) return undefined;
      const { desiredHealthy = 0, expectedPods = 0 } = budget.status ?? {};
      const share = scaledValue(value, expectedPods, 'up') ?? 0;
      const desired = maxUnavailable === undefined ? share : Math.max(0, expectedPods - share);
      if (desiredHealthy !== desired)
        return `it wants ${desiredHealthy} of ${expectedPods} Pods healthy; its spec says ${desired}`;
      const sums = expectations(step.history, budget.metadata?.uid ?? '', step.record.time);
      return sums === undefined || sums.has(expectedPods)
        ? undefined
        : `it expects ${expectedPods} Pods; the controllers of those that it selects want ${[...sums].join(' or ')}`;
    },
  }),
  mutants: ['budget-wants-none'],
  lies: ['a budget that rounds down', 'a budget that expects Pods that nobody wants'],
};
