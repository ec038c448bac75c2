import { isReady } from '../../../models/recorded/history/livePod.ts';
import { newReason } from '../../../models/recorded/writes/newDisruption.ts';
import { does } from '../../../models/ruleFacts.ts';
import type { BudgetView, GuardedPodView } from '../../../models/views/budgetView.ts';
import { compileLabelSelector, selects } from '../../../spec/api/labelSelector.ts';
import type { LabelSelector } from '../../../spec/api/objects/meta.ts';
import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { ofPods } from '../recordPredicate.ts';

export const budget: LawRecord = {
  id: 'disruption/budget',
  says: 'An eviction of a healthy running Pod through the API is allowed by its disruption budget, which notes it',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/',
  fields: ['poddisruptionbudget.status.disruptedPods', 'poddisruptionbudget.spec.unhealthyPodEvictionPolicy'],
  exceptions: [
    'unready Pods under AlwaysAllow, or while the budget is met',
    'a Pod that its controller has not heard of: when it counts, it forgets the eviction',
  ],
  model: overViews({
    sees: [
      { of: 'disruption budget', what: ({ disrupted }: BudgetView) => disrupted },
      { of: 'guarded pod', what: (pod: GuardedPodView) => pod },
    ],
    when: does('eviction'),
    holds: (seen, step) => {
      const [[disrupted], pods] = seen as [readonly (readonly number[])[], readonly GuardedPodView[]];
      const { id, phase } = pods.find((pod) => pod.id === step!.args[0])!;
      return phase !== 'Ready' || disrupted!.includes(id);
    },
  }),
  record: ofPods({
    whole: true,
    judge: (step) => {
      if (newReason(step) !== 'EvictionByEvictionAPI') return undefined;
      const { before, after, history } = step;
      if (before === undefined || before.status?.phase !== 'Running' || !isReady(before)) return undefined;
      for (const { resource, object } of history.objects.values()) {
        if (resource !== 'poddisruptionbudgets' || object.metadata.namespace !== after.metadata?.namespace)
          continue;
        const { spec, status } = object as PodDisruptionBudget;
        const selector = compileLabelSelector(spec?.selector as LabelSelector);
        if (!selector.valid || !selects(selector.selector, after.metadata?.labels)) continue;
        if (Object.keys(status?.disruptedPods ?? {}).includes(after.metadata?.name ?? '')) continue;
        return `it is evicted, and the budget ${object.metadata.name} (${status?.disruptionsAllowed} allowed) does not say so`;
      }
      return undefined;
    },
  }),
  mutants: ['eviction-without-its-budget'],
  lies: ['a forged EvictionByEvictionAPI', 'an eviction that the budget knows nothing of'],
};
