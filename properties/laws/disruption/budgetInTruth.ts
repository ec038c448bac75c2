import { does } from '../../../models/ruleFacts.ts';
import type { BudgetView, GuardedPodView } from '../../../models/views/budgetView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';

export const budgetInTruth: LawRecord = {
  id: 'disruption/budget-in-truth',
  says: 'An eviction of a healthy Pod leaves as many healthy Pods, of those that there really are, as its budget wants',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets',
  fields: ['poddisruptionbudget.spec.maxUnavailable', 'poddisruptionbudget.status.desiredHealthy'],
  exceptions: [
    'a Pod that fails, loses its readiness or is deleted by itself at the same time',
    'an eviction that the controller has not seen for two minutes',
  ],
  model: overViews({
    sees: [
      { of: 'disruption budget', what: ({ desired }: BudgetView) => desired },
      { of: 'guarded pod', what: (pod: GuardedPodView) => pod },
    ],
    when: does('eviction'),
    holds: (seen, step) => {
      const [[desired], pods] = seen as [readonly number[], readonly GuardedPodView[]];
      const ready = pods.filter(({ phase }) => phase === 'Ready');
      const others = ready.filter(({ id }) => id !== step!.args[0]);
      return others.length === ready.length || others.length >= desired!;
    },
  }),
  mutants: ['eviction-without-its-budget', 'eviction-is-not-spent'],
};
