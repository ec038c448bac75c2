import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import { countedBy, does } from '../../../models/ruleFacts.ts';
import type { ObservedGuardedPodView } from '../../../models/views/budgetView.ts';
import type { Condition } from '../../../spec/api/objects/meta.ts';
import type { PodDisruptionBudget, PodDisruptionBudgetStatus } from '../../../spec/api/objects/policy.ts';
import { disruptionAllowedType } from '../../../spec/controllers/disruption/disruptionAllowed.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { ofObjects } from '../recordPredicate.ts';

/** The controller could not count, and only says so. */
const failed = ({ conditions = [] }: PodDisruptionBudgetStatus): boolean =>
  conditions.some(({ type, reason }: Condition) => type === disruptionAllowedType && reason === 'SyncFailed');

export const healthy: LawRecord = {
  id: 'disruption/healthy',
  says: 'A budget counts the Pods that it selected at some moment, and as healthy those that were ready and not on their way out',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  fields: ['poddisruptionbudget.status.currentHealthy', 'poddisruptionbudget.status.expectedPods'],
  exceptions: [
    'Pods that were evicted just now, which it notes, are counted no more',
    'an eviction takes off an allowed disruption, and counts nothing',
  ],
  model: overViews({
    sees: [{ of: 'observed guarded pod', what: (pod: ObservedGuardedPodView) => pod }],
    when: does('count of a budget'),
    holds: ([pods], step) => {
      const { controller, healthy, disrupted } = countedBy(step!)!;
      const ready = (pods as readonly ObservedGuardedPodView[]).filter(
        (pod) => pod.controller === controller && pod.phase === 'Ready' && !disrupted.includes(pod.id),
      );
      return healthy === ready.length;
    },
  }),
  record: ofObjects({
    whole: true,
    about: ['poddisruptionbudgets'],
    showsLess: [
      'when the controller counted: it lags behind the events, and never goes back',
      'what it saw of Pods when the budget was created',
    ],
    judge: (step) => {
      const { history, record } = step;
      if (!statusChanges(step) || !history.watched.has('pods')) return undefined;
      const { metadata, spec, status = {} as PodDisruptionBudgetStatus } = step.after as PodDisruptionBudget;
      if (status.observedGeneration === undefined || failed(status)) return undefined;
      const { currentHealthy = 0, expectedPods = 0, disruptedPods = {} } = status;
      const old = (step.before as PodDisruptionBudget).status;
      const evicts = Object.keys(disruptedPods).length > Object.keys(old?.disruptedPods ?? {}).length;
      if (evicts && currentHealthy === old?.currentHealthy) return undefined;
      const { budgets } = history.counted;
      const uid = metadata?.uid ?? '';
      const evicted = Object.keys(disruptedPods).length;
      const countsAll = typeof spec?.minAvailable === 'number';
      const fits = budgets.settle(
        uid,
        record.time,
        ({ pods, healthy: count }) =>
          currentHealthy <= count &&
          currentHealthy >= count - evicted &&
          (!countsAll || pods === expectedPods),
        ({ pods }) => currentHealthy <= pods,
      );
      const newest = budgets.newest(uid);
      return fits
        ? undefined
        : `it counts ${currentHealthy} healthy Pods of ${expectedPods}; there were never so many since it counted last (now ${newest?.healthy} of ${newest?.pods})`;
    },
  }),
  mutants: ['budget-counts-what-is-there'],
  lies: ['a budget that counts healthy Pods that are not there', 'a budget that counts too few healthy Pods'],
};
