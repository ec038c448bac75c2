import { clockSkew, lateness } from '../../../models/recorded/clocks.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import { nameKey } from '../../../models/recorded/history/names.ts';
import type { ObjectStep } from '../../../models/recorded/steps.ts';
import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import { countedBy, does } from '../../../models/ruleFacts.ts';
import type { GuardedPodView, NotedEvictionsView } from '../../../models/views/budgetView.ts';
import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import { deletionTimeoutMs } from '../../../spec/controllers/disruption/disruptedPods.ts';
import { tellsDisruptionAllowed } from '../../../spec/controllers/disruption/disruptionAllowed.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { ofObjects } from '../recordPredicate.ts';
import { countsAnew } from './countsAnew.ts';

type Evicted = Readonly<Record<string, string>>;

const evictedIn = (object: ObjectStep['before']): Evicted =>
  (object as PodDisruptionBudget | undefined)?.status?.disruptedPods ?? {};

/** An evicted Pod is noted no longer once it is being deleted, is gone, or took too long. */
const isOver = ({ history, record, after }: ObjectStep, name: string, since: string): boolean => {
  const { namespace } = after.metadata;
  const pod = history.pods.get(history.names.get(nameKey('pods', name, namespace)) ?? '')?.object;
  const late = record.time + clockSkew >= seconds(since) + deletionTimeoutMs / 1000;
  return pod === undefined || pod.metadata?.deletionTimestamp !== undefined || late;
};

const wrongEntry = (step: ObjectStep): string | undefined => {
  const [old, now] = [evictedIn(step.before), evictedIn(step.after)];
  const { time } = step.record;
  for (const [name, since] of Object.entries(now)) {
    const at = seconds(since);
    if (old[name] === undefined ? at > time + clockSkew || at < time - lateness : old[name] !== since)
      return `it notes that ${name} was evicted at ${since}`;
  }
  const forgotten = Object.keys(old).find(
    (name) => now[name] === undefined && !isOver(step, name, old[name]!),
  );
  return forgotten && `it no longer notes the eviction of ${forgotten}, which is still there`;
};

export const noted: LawRecord = {
  id: 'disruption/noted',
  says: 'A budget notes when a Pod was evicted until that is being deleted or takes two minutes, and its condition says what follows from what it allows, of the generation that it observed',
  source:
    'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#poddisruptionbudgetstatus-v1-policy',
  fields: ['poddisruptionbudget.status.disruptedPods', 'poddisruptionbudget.status.conditions'],
  model: overViews({
    sees: [
      { of: 'noted evictions', what: (evictions: NotedEvictionsView) => evictions },
      { of: 'guarded pod', what: (pod: GuardedPodView) => pod },
    ],
    when: does('count of a budget'),
    holds: (seen, step) => {
      const [[before], pods] = seen as [readonly NotedEvictionsView[], readonly GuardedPodView[]];
      const { disrupted, overdue } = before!;
      const forgotten = disrupted.filter((id) => !countedBy(step!)!.disrupted.includes(id));
      const there = pods.filter(({ phase }) => phase === 'Unready' || phase === 'Ready');
      return forgotten.every((id) => overdue.includes(id) || !there.some((pod) => pod.id === id));
    },
  }),
  record: ofObjects({
    about: ['poddisruptionbudgets'],
    whole: true,
    judge: (step) => {
      if (!statusChanges(step)) return undefined;
      const wrong = wrongEntry(step);
      if (wrong !== undefined || !countsAnew(step)) return wrong;
      const { metadata, status = {} } = step.after as PodDisruptionBudget;
      const { generation = 0 } = metadata ?? {};
      if (status.observedGeneration !== generation)
        return `it counts for generation ${status.observedGeneration}, of ${generation}`;
      if (!tellsDisruptionAllowed(status as Required<PodDisruptionBudget>['status'], generation))
        return `its condition does not say that it allows ${status.disruptionsAllowed} disruptions`;
      const stale = status.conditions?.find(({ observedGeneration }) => observedGeneration !== generation);
      return (
        stale &&
        `the condition ${stale.type} is about generation ${stale.observedGeneration}, of ${generation}`
      );
    },
  }),
  mutants: ['budget-forgets-evictions'],
  lies: [
    'an eviction that was noted long ago',
    'a budget that does not say whether it allows any',
    'a budget whose condition is about another generation',
  ],
};
