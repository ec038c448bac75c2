import { seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import { pathOf } from '../../../models/recorded/history/requests.ts';
import { scaledBy } from '../../../models/ruleFacts.ts';
import type { ObservedRolloutView } from '../../../models/views/rolloutView.ts';
import type { Deployment, ReplicaSet } from '../../../spec/api/objects/apps.ts';
import {
  isRollingUpdate,
  maxReplicasOf,
  maxUnavailableOf,
} from '../../../spec/controllers/deployment/fenceposts.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { ofObjects } from '../recordPredicate.ts';
import { staysWithin, withSize } from './rolloutSums.ts';

type Spec = Deployment['spec'];

/** The fewest replicas that the ReplicaSets of a rolling Deployment may have together. */
const leastOf = (spec: Spec): number =>
  isRollingUpdate({ ...(spec ? { spec } : {}) })
    ? (spec?.replicas ?? 1) - maxUnavailableOf({ ...(spec ? { spec } : {}) })
    : 0;

export const availability: LawRecord = {
  id: 'deployment/availability',
  says: 'No write of a rolling update takes the replicas of all its ReplicaSets above desired + maxSurge, or below desired - maxUnavailable',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
  fields: ['deployment.spec.strategy.rollingUpdate', 'replicaset.spec.replicas'],
  exceptions: ['what a user makes of a ReplicaSet'],
  model: overViews({
    sees: [{ of: 'observed rollout', what: (seen: ObservedRolloutView) => seen }],
    when: (rule) => scaledBy(rule) !== undefined,
    holds: ([seen], step) => {
      const { controller, revision, replicas } = scaledBy(step!)!;
      const view = (seen as readonly ObservedRolloutView[]).find(({ id }) => id === controller)!;
      return staysWithin(view.sets, withSize(view.sets, revision, replicas), view);
    },
  }),
  record: ofObjects({
    whole: true,
    about: ['replicasets'],
    showsLess: [
      'which spec of the Deployment its controller saw: the newest one, or one of a little while ago',
    ],
    judge: ({ record, history, before, after }) => {
      if (record.type === 'DELETED') return undefined;
      const replicas = (spec: unknown): number => (spec as ReplicaSet['spec'])?.replicas ?? 1;
      const more = before === undefined ? 1 : replicas(after.spec) - replicas(before.spec);
      const { name, namespace } = after.metadata;
      const asked = history.requests.answeredWith(record.version, pathOf('replicasets', name, namespace));
      if (more === 0 || asked !== undefined) return undefined;
      const owner = after.metadata.ownerReferences?.find(({ controller }) => controller);
      const deployment = history.objects.get(owner?.uid ?? '');
      if (deployment === undefined) return undefined;
      const specs = seenSpecs(deployment, record.time) as Spec[];
      const most = Math.max(...specs.map((spec) => maxReplicasOf({ ...(spec ? { spec } : {}) })));
      const least = Math.min(...specs.map(leastOf));
      let total = replicas(after.spec);
      for (const { resource, object } of history.objects.values()) {
        const own = resource === 'replicasets' && object.metadata.uid !== after.metadata.uid;
        if (own && object.metadata.ownerReferences?.some(({ uid }) => uid === owner?.uid))
          total += replicas(object.spec);
      }
      if (more < 0 && total < least && deployment.object.metadata.deletionTimestamp === undefined)
        return `with its ${replicas(after.spec)} replicas ${owner?.name} has ${total}; it may not have fewer than ${least}`;
      return more > 0 && total > most
        ? `with its ${replicas(after.spec)} replicas ${owner?.name} has ${total}; ${most} are allowed`
        : undefined;
    },
  }),
  mutants: ['rolls-out-all-at-once'],
  lies: [
    'a ReplicaSet beyond its Deployment',
    'Pods of a ReplicaSet that never was',
    'a rolling update that takes too many away',
  ],
};
