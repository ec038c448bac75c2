import type { RecordStep } from '../../../models/recorded/steps.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { DaemonSet, ReplicaSet, StatefulSet } from '../../../spec/api/objects/apps.ts';
import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import type { RecordLaw } from './traceLaw.ts';

const observers = ['deployments', 'replicasets', 'statefulsets', 'daemonsets', 'poddisruptionbudgets'];

const changesStatus = ({ record, before, after }: RecordStep): boolean =>
  record.type === 'MODIFIED' && !deepEqual(before?.status, after.status);

type Observer = { readonly status?: { readonly observedGeneration?: number } };

export const observed: RecordLaw = {
  id: 'api/observed-generation',
  about: observers,
  says: 'A controller observes generations that there are, one after the other',
  source: 'Kubernetes API conventions, Typical status properties',
  judge: (step) => {
    if (!changesStatus(step)) return undefined;
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
};

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

export const sums: RecordLaw = {
  id: 'workload/sums',
  about: ['deployments', 'replicasets', 'statefulsets', 'daemonsets'],
  says: 'The counts in the status of a workload fit together: parts are no more than the whole, and add up to it',
  source: 'Kubernetes API reference, DeploymentStatus, ReplicaSetStatus, StatefulSetStatus, DaemonSetStatus',
  judge: (step) => {
    if (!changesStatus(step)) return undefined;
    const { record, after } = step;
    const status = (after.status ?? {}) as Readonly<Record<string, number | undefined>>;
    for (const [less, more] of bounds[record.resource] ?? []) {
      const [few = 0, many = 0] = [status[less], status[more]];
      if (few > many) return `${less} is ${few}, and ${more} ${many}`;
    }
    if (record.resource === 'replicasets') return wrongReplicaSet(after as ReplicaSet);
    if (record.resource === 'statefulsets') return wrongStatefulSet(after as StatefulSet);
    return record.resource === 'daemonsets' ? wrongDaemonSet(after as DaemonSet) : undefined;
  },
};

const wrongReplicaSet = ({ status }: ReplicaSet): string | undefined => {
  const { replicas = 0, fullyLabeledReplicas = 0 } = status ?? {};
  return fullyLabeledReplicas > replicas
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

export const allowance: RecordLaw = {
  id: 'disruption/allowance',
  about: ['poddisruptionbudgets'],
  says: 'A budget allows as many disruptions as there are healthy Pods beyond those that it wants; each eviction takes one of them and is noted',
  source: 'Kubernetes documentation, Specifying a Disruption Budget, PodDisruptionBudgetStatus',
  judge: (step) => {
    if (!changesStatus(step)) return undefined;
    const [old, { spec, status }] = [step.before as PodDisruptionBudget, step.after as PodDisruptionBudget];
    if (status?.observedGeneration === undefined) return undefined;
    const { disruptionsAllowed = 0, disruptedPods = {} } = status;
    const { currentHealthy = 0, desiredHealthy = 0, expectedPods = 0 } = status;
    if (typeof spec?.minAvailable === 'number' && desiredHealthy !== spec.minAvailable) {
      return `it wants ${desiredHealthy} healthy Pods; its spec says ${spec.minAvailable}`;
    }
    const spare = expectedPods > 0 ? Math.max(0, currentHealthy - desiredHealthy) : 0;
    if (disruptionsAllowed === spare) return undefined;
    const noted = Object.keys(disruptedPods).length - Object.keys(old.status?.disruptedPods ?? {}).length;
    const taken = (old.status?.disruptionsAllowed ?? 0) - disruptionsAllowed;
    return noted === 1 && taken === 1
      ? undefined
      : `it allows ${disruptionsAllowed} disruptions, with ${currentHealthy} healthy Pods of ${desiredHealthy} wanted`;
  },
};
