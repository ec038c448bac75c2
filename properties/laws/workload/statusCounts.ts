import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Deployment, ReplicaSet } from '../../../spec/api/objects/apps.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

export const statusCounts: LawRecord = {
  id: 'workload/status-counts',
  says: "A ReplicaSet's status counts the Pods that it had at some moment: active, ready and terminating ones; a Deployment's adds up its ReplicaSets'",
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/',
  fields: ['replicaset.status', 'deployment.status'],
  record: ofObjects({
    whole: true,
    about: ['replicasets', 'deployments'],
    showsLess: ['when a controller counted: it lags behind the events, and never goes back'],
    judge: ({ record, history, before, after }) => {
      if (record.type !== 'MODIFIED' || deepEqual(before?.status, after.status)) return undefined;
      const window = history.tallies.window(after.metadata.uid);
      if (window === undefined) return undefined;
      const counts = countsOf(record.resource, after);
      if (counts === undefined || window.matches(counts)) return undefined;
      return `its status counts ${counts.join(', ')}; there were never so many since it counted last (now ${window.newest})`;
    },
  }),
  lies: [
    'never added',
    'never deleted, and yet it went',
    'a replica too many',
    'a ready replica too many',
    'a Deployment that counts wrongly',
    'Pods that nobody wanted',
    'a Pod that goes without ever being deleted',
    'Pods of a ReplicaSet that never was',
    'removed while its containers run',
    'more grace from the first to the last',
    'a taint that evicts who tolerates it for ever',
  ],
};

const countsOf = (resource: string, after: object): number[] | undefined => {
  if (resource === 'replicasets') {
    const { status } = after as ReplicaSet;
    return [status?.replicas ?? 0, status?.readyReplicas ?? 0, status?.terminatingReplicas ?? 0];
  }
  if (resource === 'deployments') {
    const { status } = after as Deployment;
    return [status?.replicas ?? 0, status?.readyReplicas ?? 0, status?.availableReplicas ?? 0];
  }
  return undefined;
};
