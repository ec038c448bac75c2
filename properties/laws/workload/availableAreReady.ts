import type { ReplicaSet } from '../../../spec/api/objects/apps.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const availableAreReady: LawRecord = {
  id: 'workload/available-are-ready',
  says: 'Of the replicas that a workload counts, those that are available are ready, and those that are ready exist',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#replicasetstatus-v1-apps',
  fields: ['replicaset.status', 'deployment.status'],
  record: ofObjects({
    about: ['replicasets', 'deployments'],
    judge: ({ after }) => {
      const { replicas = 0, readyReplicas = 0, availableReplicas = 0 } = (after as ReplicaSet).status ?? {};
      if (readyReplicas > replicas) return `${readyReplicas} of ${replicas} replicas are ready`;
      return availableReplicas > readyReplicas
        ? `${availableReplicas} replicas are available, and ${readyReplicas} ready`
        : undefined;
    },
  }),
  lies: ['a ready replica too many'],
};
