import { deviation, unmentioned } from '../../../models/recorded/asked/requestSays.ts';
import { pathOf } from '../../../models/recorded/history/requests.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { ReplicaSet } from '../../../spec/api/objects/apps.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

const requested: readonly string[] = [
  'deployments',
  'statefulsets',
  'daemonsets',
  'jobs',
  'cronjobs',
  'poddisruptionbudgets',
  'resourcequotas',
  'limitranges',
];

export const specRequest: LawRecord = {
  id: 'explain/spec-request',
  says: 'The specs of workloads, budgets and quotas are changed by requests; a ReplicaSet is scaled by its Deployment, which also tells it minReadySeconds',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/#object-spec-and-status',
  fields: ['*.spec'],
  record: ofObjects({
    about: ['replicasets', ...requested],
    showsLess: ['what users asked for, if it has no requests'],
    judge: ({ record, history, before, after }) => {
      if (before === undefined || !history.requests.recorded || deepEqual(before.spec, after.spec))
        return undefined;
      const owned = record.resource === 'replicasets' && after.metadata.ownerReferences !== undefined;
      if (!owned && !requested.includes(record.resource) && record.resource !== 'replicasets')
        return undefined;
      const { name, namespace } = after.metadata;
      const request = history.requests.answeredWith(record.version, pathOf(record.resource, name, namespace));
      if (request !== undefined && request.action !== 'delete') {
        const { spec } = (request.request ?? {}) as { spec?: unknown };
        if (request.action === 'create' || Array.isArray(request.request)) return undefined;
        const field =
          deviation(spec, after.spec, 'spec') ?? unmentioned(spec, before.spec, after.spec, 'spec');
        return field && `${field} is not what the request says`;
      }
      if (!owned) return 'its spec changed, and nobody asked for it';
      const [
        { replicas: _, minReadySeconds: ___, ...old },
        { replicas: __, minReadySeconds: ____, ...next },
      ] = [before.spec ?? {}, after.spec ?? {}] as [ReplicaSet['spec'] & object, ReplicaSet['spec'] & object];
      return deepEqual(old, next)
        ? undefined
        : 'more of its spec than replicas and minReadySeconds changed, and nobody asked for it';
    },
  }),
  lies: ['a Deployment that was scaled by nobody', 'Pods that nobody wanted'],
};
