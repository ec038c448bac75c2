import type { ReconciliationOf } from '../../spec/controllers/reconcile/reconciliation.ts';
import { statusChange } from './statusChange.ts';
import type { Told } from './told.ts';
import { count, listText, objectText } from './words.ts';

/** What the disruption controller does next about a budget. */
export const budgetTold = ({ view, sync }: ReconciliationOf<'disruption'>): Told => {
  const { budget } = view;
  const object = objectText('PodDisruptionBudget', budget);
  const {
    expectedPods = 0,
    desiredHealthy = 0,
    currentHealthy = 0,
    disruptionsAllowed = 0,
    ...rest
  } = sync.status ?? budget.status ?? {};
  const failed = rest.conditions?.find(({ reason }) => reason === 'SyncFailed');
  return {
    controller: 'disruption',
    object,
    says:
      disruptionsAllowed > 0
        ? `allows ${count(disruptionsAllowed, 'more disruption')}`
        : 'allows no disruption now',
    why: [
      failed
        ? `the numbers cannot be worked out: ${failed.message}`
        : `${count(expectedPods, 'Pod is', 'Pods are')} expected, ${desiredHealthy} must stay healthy, ` +
          `${count(currentHealthy, 'is', 'are')}`,
      ...(sync.unmanaged.length > 0
        ? [`without a controller, and not counted: ${listText(sync.unmanaged)}`]
        : []),
    ],
    writes: sync.status
      ? [{ verb: 'update', object: `${object} status`, change: statusChange(budget.status, sync.status) }]
      : [],
    errors: sync.error ? [sync.error.message] : [],
    requeueAfterMs: sync.recheckAfterMs,
  };
};
