import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

const observers = ['deployments', 'replicasets', 'statefulsets', 'daemonsets', 'poddisruptionbudgets'];

type Observer = { readonly status?: { readonly observedGeneration?: number } };

export const observedGeneration: LawRecord = {
  id: 'api/observed-generation',
  says: 'A controller observes generations that there are, one after the other',
  source:
    'https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md#typical-status-properties',
  fields: [
    'deployment.status.observedGeneration',
    'replicaset.status.observedGeneration',
    'statefulset.status.observedGeneration',
    'daemonset.status.observedGeneration',
    'poddisruptionbudget.status.observedGeneration',
  ],
  record: ofObjects({
    about: observers,
    judge: (step) => {
      if (!statusChanges(step)) return undefined;
      const { before, after } = step;
      const [was = 0, is] = [before, after].map(
        (object) => (object as Observer | undefined)?.status?.observedGeneration,
      );
      const { generation = 0 } = after.metadata;
      if (is === undefined)
        return was > 0 ? 'its status no longer says which generation it is about' : undefined;
      if (is > generation) return `its controller observed generation ${is}, of ${generation}`;
      return is < was ? `its controller observed generation ${is}, after ${was}` : undefined;
    },
  }),
  lies: ['a controller that observed what was not yet asked for'],
};
