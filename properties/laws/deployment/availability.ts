import { seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import type { Deployment, ReplicaSet } from '../../../spec/api/objects/apps.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

/** `maxSurge` as a number of Pods; percentages are rounded up. */
const surgeOf = (deployment: Deployment['spec']): number => {
  const surge = deployment?.strategy?.rollingUpdate?.maxSurge ?? '25%';
  if (typeof surge === 'number') return surge;
  return Math.ceil((Number.parseInt(surge, 10) * (deployment?.replicas ?? 1)) / 100);
};

export const availability: LawRecord = {
  id: 'deployment/availability',
  says: 'No write of a rolling update takes the replicas of all its ReplicaSets above desired + maxSurge',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
  fields: ['deployment.spec.strategy.rollingUpdate.maxSurge', 'replicaset.spec.replicas'],
  record: ofObjects({
    whole: true,
    about: ['replicasets'],
    showsLess: [
      'which spec of the Deployment its controller saw: the newest one, or one of a little while ago',
    ],
    judge: ({ record, history, before, after }) => {
      if (record.type === 'DELETED') return undefined;
      const replicas = (spec: unknown): number => (spec as ReplicaSet['spec'])?.replicas ?? 1;
      if (before !== undefined && replicas(after.spec) <= replicas(before.spec)) return undefined;
      const owner = after.metadata.ownerReferences?.find(({ controller }) => controller);
      const deployment = history.objects.get(owner?.uid ?? '');
      if (deployment === undefined) return undefined;
      const most = Math.max(
        ...seenSpecs(deployment, record.time).map((spec) => {
          const seen = spec as Deployment['spec'];
          return (seen?.replicas ?? 1) + (seen?.strategy?.type === 'Recreate' ? 0 : surgeOf(seen));
        }),
      );
      let total = replicas(after.spec);
      for (const { resource, object } of history.objects.values()) {
        const own = resource === 'replicasets' && object.metadata.uid !== after.metadata.uid;
        if (own && object.metadata.ownerReferences?.some(({ uid }) => uid === owner?.uid))
          total += replicas(object.spec);
      }
      return total > most
        ? `with its ${replicas(after.spec)} replicas ${owner?.name} has ${total}; ${most} are allowed`
        : undefined;
    },
  }),
  lies: ['a ReplicaSet beyond its Deployment', 'Pods of a ReplicaSet that never was'],
};
