import { isReady } from '../../../models/recorded/history/livePod.ts';
import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import { compileLabelSelector, selects } from '../../../spec/api/labelSelector.ts';
import type { LabelSelector } from '../../../spec/api/objects/meta.ts';
import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

/** What happened to a Pod so many seconds ago its budget has counted. */
const lagSeconds = 30;

/** How many Pods a budget may count as healthy at most: those that are, and all that changed of late. */
const mostHealthy = (history: TraceHistory, budget: PodDisruptionBudget, time: number): number => {
  const selector = compileLabelSelector(budget.spec?.selector as LabelSelector);
  if (!selector.valid) return Number.POSITIVE_INFINITY;
  let most = 0;
  for (const { object, time: since } of history.pods.values()) {
    const { namespace, labels, deletionTimestamp } = object.metadata ?? {};
    if (namespace !== budget.metadata?.namespace || !selects(selector.selector, labels)) continue;
    const healthy = isReady(object) && deletionTimestamp === undefined;
    if (healthy || since >= time - lagSeconds) most += 1;
  }
  for (const { times } of history.tallies.ended.values()) {
    most += times.filter((ended) => ended >= time - lagSeconds).length;
  }
  return most;
};

export const healthy: LawRecord = {
  id: 'disruption/healthy',
  says: 'A budget counts no more Pods as healthy than it selects that are ready and not on their way out',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  fields: ['poddisruptionbudget.status.currentHealthy'],
  record: ofObjects({
    whole: true,
    about: ['poddisruptionbudgets'],
    showsLess: [
      'when the controller counted: what changed of a Pod within half a minute it may not have seen',
    ],
    judge: (step) => {
      if (!statusChanges(step) || !step.history.watched.has('pods')) return undefined;
      const budget = step.after as PodDisruptionBudget;
      const { currentHealthy: count = 0 } = budget.status ?? {};
      const old = (step.before as PodDisruptionBudget).status?.currentHealthy ?? 0;
      if (count <= old) return undefined;
      const most = mostHealthy(step.history, budget, step.record.time);
      return count > most ? `it counts ${count} healthy Pods, and selects no more than ${most}` : undefined;
    },
  }),
  lies: ['a budget that counts healthy Pods that are not there'],
};
