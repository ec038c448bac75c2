import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import type { DaemonSet, ReplicaSet, StatefulSet } from '../../../spec/api/objects/apps.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

/** A count of a status, and one that it cannot exceed. */
type AtMost = readonly [less: string, more: string];

const bounds: { readonly [resource: string]: readonly AtMost[] } = {
  deployments: [['updatedReplicas', 'replicas']],
  statefulsets: [
    ['readyReplicas', 'replicas'],
    ['currentReplicas', 'replicas'],
    ['updatedReplicas', 'replicas'],
    ['availableReplicas', 'readyReplicas'],
  ],
  daemonsets: [
    ['numberAvailable', 'numberReady'],
    ['numberReady', 'currentNumberScheduled'],
    ['currentNumberScheduled', 'desiredNumberScheduled'],
    ['updatedNumberScheduled', 'currentNumberScheduled'],
  ],
};

export const sums: LawRecord = {
  id: 'workload/sums',
  says: 'The counts in the status of a workload fit together: parts are no more than the whole, and add up to it',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentstatus-v1-apps',
  fields: ['deployment.status', 'replicaset.status', 'statefulset.status', 'daemonset.status'],
  record: ofObjects({
    about: ['deployments', 'replicasets', 'statefulsets', 'daemonsets'],
    judge: (step) => {
      if (!statusChanges(step)) return undefined;
      const { record, after } = step;
      const status = (after.status ?? {}) as Readonly<Record<string, number | undefined>>;
      for (const [less, more] of bounds[record.resource] ?? []) {
        const [few = 0, many = 0] = [status[less], status[more]];
        if (few > many) return `${less} is ${few}, and ${more} ${many}`;
      }
      if (record.resource === 'replicasets') return wrongReplicaSet(after as ReplicaSet, step.history);
      if (record.resource === 'statefulsets') return wrongStatefulSet(after as StatefulSet);
      return record.resource === 'daemonsets' ? wrongDaemonSet(after as DaemonSet) : undefined;
    },
  }),
  lies: ['a DaemonSet that is available where it is not', 'a ReplicaSet whose Pods lack its labels'],
};

const wrongReplicaSet = (set: ReplicaSet, history: TraceHistory): string | undefined => {
  const { replicas = 0, fullyLabeledReplicas = 0 } = set.status ?? {};
  const labels = Object.entries(set.spec?.template?.metadata?.labels ?? {});
  const pods = [...history.pods.ownedBy(set.metadata?.uid ?? '')];
  const allLabelled = pods.every(({ object }) =>
    labels.every(([name, value]) => object.metadata?.labels?.[name] === value),
  );
  const less = fullyLabeledReplicas < replicas && pods.length >= replicas && allLabelled;
  return less || fullyLabeledReplicas > replicas
    ? `${fullyLabeledReplicas} of ${replicas} replicas have all labels of its template`
    : undefined;
};

const wrongStatefulSet = ({ status }: StatefulSet): string | undefined => {
  const { currentRevision, updateRevision, currentReplicas = 0, updatedReplicas = 0 } = status ?? {};
  // whoever deletes a Pod of another revision counts off a current one
  const differ = currentReplicas > updatedReplicas || updatedReplicas > currentReplicas + 1;
  return currentRevision === updateRevision && differ
    ? `it has one revision, with ${currentReplicas} current and ${updatedReplicas} updated replicas`
    : undefined;
};

const wrongDaemonSet = ({ status }: DaemonSet): string | undefined => {
  const { numberAvailable = 0, numberUnavailable = 0, desiredNumberScheduled = 0 } = status ?? {};
  return numberAvailable + numberUnavailable === desiredNumberScheduled
    ? undefined
    : `${numberAvailable} are available and ${numberUnavailable} are not, of ${desiredNumberScheduled}`;
};
