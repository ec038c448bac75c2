import { scaledBy } from '../../../models/ruleFacts.ts';
import type { ObservedRolloutView, TemplateView } from '../../../models/views/rolloutView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { staysWithin, withSize } from './rolloutSums.ts';

type Fences = Pick<ObservedRolloutView, 'id' | 'least' | 'most'>;

export const availabilityInTruth: LawRecord = {
  id: 'deployment/availability-in-truth',
  says: 'No write of a rolling update takes the replicas that there really are above desired + maxSurge, or those that are really available below desired - maxUnavailable',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
  fields: ['deployment.spec.strategy.rollingUpdate', 'replicaset.spec.replicas'],
  exceptions: [
    'two leaders at a time, of a Deployment of several replicas',
    'a controller whose view of its ReplicaSets lags: it waits for none of its own writes',
    'Pods that a ReplicaSet is still to delete, which its status counts until then, when a rollout turns round',
  ],
  model: overViews({
    sees: [
      { of: 'ReplicaSet of a template', what: (set: TemplateView) => set },
      { of: 'observed rollout', what: ({ id, least, most }: ObservedRolloutView) => ({ id, least, most }) },
    ],
    when: (rule) => scaledBy(rule) !== undefined,
    holds: ([sets, seen], step) => {
      const { controller, revision, replicas } = scaledBy(step!)!;
      const fences = (seen as readonly Fences[]).find(({ id }) => id === controller)!;
      const before = sets as readonly TemplateView[];
      return staysWithin(before, withSize(before, revision, replicas), fences);
    },
  }),
  mutants: ['rolls-out-all-at-once'],
};
