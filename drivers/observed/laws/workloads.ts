import { viewLagSeconds } from '../../../models/recorded/history/liveNode.ts';
import { type LiveObject, seenSpecs } from '../../../models/recorded/history/liveObject.ts';
import { conditionIn, isActive, isReady, seconds } from '../../../models/recorded/history/livePod.ts';
import { pathOf } from '../../../models/recorded/history/requests.ts';
import { nameKey } from '../../../models/recorded/history/traceHistory.ts';
import type { PodStep } from '../../../models/recorded/steps.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { DaemonSet, Deployment, ReplicaSet, StatefulSet } from '../../../spec/api/objects/apps.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { deviation, unmentioned } from './requestSays.ts';
import type { PodLaw, RecordLaw } from './traceLaw.ts';

export const ownerOf = ({ after }: Pick<PodStep, 'after'>) =>
  after.metadata?.ownerReferences?.find(({ controller }) => controller);

/** A controller created the Pod: no request of a user did. */
export const isCreation = ({ record, request }: PodStep): boolean =>
  record.type === 'ADDED' && !record.snapshot && request === undefined;

/** The resources of the workloads whose Pods are known, by kind. */
export const workloadKinds: { readonly [kind: string]: string } = {
  ReplicaSet: 'replicasets',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
  Job: 'jobs',
};

/** The workload that controls a Pod, of its kind. */
const workloadOf = (step: PodStep, kind: string): LiveObject | undefined => {
  const owner = ownerOf(step);
  return owner?.kind === kind ? step.history.objects.get(owner.uid) : undefined;
};

export const ownerExists: PodLaw = {
  id: 'workload/owner',
  says: 'The controller that a Pod names is an object of that kind and name, or was',
  source: 'Kubernetes documentation, Owners and Dependents',
  exceptions: ['controllers of kinds that are not watched'],
  judge: (step) => {
    const owner = ownerOf(step);
    const { change, history, after, request } = step;
    if (owner === undefined || (!isCreation(step) && !change?.owners) || request !== undefined)
      return undefined;
    const live = history.objects.get(owner.uid);
    const resource = workloadKinds[owner.kind];
    if (live === undefined) {
      if (resource === undefined || !history.showsWorkloads) return undefined;
      if (history.gone.has(owner.uid)) return undefined;
    }
    if (live === undefined)
      return `its controller ${owner.kind} ${owner.name} (${owner.uid}) was never there`;
    if (live.resource !== resource || live.object.metadata.name !== owner.name) {
      return `its controller is said to be ${owner.kind} ${owner.name}; ${owner.uid} is ${live.object.metadata.name} of ${live.resource}`;
    }
    const { apiVersion = owner.apiVersion } = live.object;
    if (owner.apiVersion !== apiVersion)
      return `its controller is said to be of ${owner.apiVersion}; ${owner.name} is of ${apiVersion}`;
    return live.object.metadata.namespace === after.metadata?.namespace
      ? undefined
      : `its controller ${owner.name} is in another namespace`;
  },
};

const activeSiblings = (step: PodStep, uid: string): number => {
  let count = 0;
  for (const { object } of step.history.owned.get(uid)?.values() ?? []) {
    if (object.metadata?.uid !== step.after.metadata?.uid && isActive(object)) count += 1;
  }
  return count;
};

export const noSurplus: PodLaw = {
  id: 'workload/no-surplus',
  says: 'A controller creates a Pod only while it has fewer active ones than it wants: replicas of a ReplicaSet, the parallelism of a Job',
  source: 'Kubernetes documentation, ReplicaSet, How a ReplicaSet works; Jobs, Controlling parallelism',
  exceptions: ['the controller sees its spec as it was a little while ago'],
  judge: (step) => {
    if (!isCreation(step)) return undefined;
    for (const [kind, field, fallback] of [
      ['ReplicaSet', 'replicas', 1],
      ['Job', 'parallelism', 1],
    ] as const) {
      const live = workloadOf(step, kind);
      if (live === undefined) continue;
      const wanted = seenSpecs(live, step.record.time).map(
        (spec) => ((spec as Record<string, unknown>)[field] as number | undefined) ?? fallback,
      );
      const most = Math.max(...wanted);
      const others = activeSiblings(step, live.object.metadata.uid);
      if (others >= most)
        return `${live.object.metadata.name} creates it with ${others} active Pods of ${most} wanted`;
    }
    return undefined;
  },
};

/** The node that a DaemonSet made the Pod for. */
const intendedNode = ({ spec }: Pod): string | undefined =>
  spec?.nodeName ??
  spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
    .flatMap(({ matchFields = [] }) => matchFields)
    .find(({ key }) => key === 'metadata.name')?.values?.[0];

export const onePerNode: PodLaw = {
  id: 'daemonset/one-per-node',
  says: 'At most one active Pod of a DaemonSet is on each node, created for a node that is there',
  source: 'Kubernetes documentation, DaemonSet, How Daemon Pods are scheduled',
  exceptions: ['surge during a rolling update'],
  judge: (step) => {
    const live = workloadOf(step, 'DaemonSet');
    if (live === undefined || !(isCreation(step) || step.writer === 'binding')) return undefined;
    const { history, after } = step;
    const node = intendedNode(after);
    if (node === undefined) return isCreation(step) ? 'it is made for no node' : undefined;
    if (history.watched.has('nodes') && !history.nodes.has(node) && !history.goneNodes.has(node))
      return `it is made for ${node}, and there is no such node`;
    const surge = (live.object as DaemonSet).spec?.updateStrategy?.rollingUpdate?.maxSurge ?? 0;
    if (surge !== 0 && surge !== '0%') return undefined;
    for (const { object } of history.owned.get(live.object.metadata.uid)?.values() ?? []) {
      if (object.metadata?.uid !== after.metadata?.uid && isActive(object) && intendedNode(object) === node) {
        return `it is made for ${node}, where ${object.metadata?.name} of the set is active`;
      }
    }
    return undefined;
  },
};

/** Ready now, or until a little while ago. */
const wasReady = (pod: Pod, time: number): boolean =>
  isReady(pod) || time - seconds(conditionIn(pod, 'Ready')?.lastTransitionTime) < viewLagSeconds;

export const statefulOrder: PodLaw = {
  id: 'statefulset/order',
  says: 'OrderedReady: ordinal n is created only when all below are ready',
  source: 'Kubernetes documentation, StatefulSets, Deployment and scaling guarantees',
  judge: (step) => {
    const live = workloadOf(step, 'StatefulSet');
    if (live === undefined || !isCreation(step)) return undefined;
    const { spec, metadata } = live.object as StatefulSet;
    const { after, history, record } = step;
    const ordinal = Number(/-(\d+)$/.exec(after.metadata?.name ?? '')?.[1]);
    if (Number.isNaN(ordinal)) return `its name ends with no ordinal`;
    const most = Math.max(
      ...seenSpecs(live, record.time).map(
        (seen) =>
          ((seen as StatefulSet['spec'])?.replicas ?? 1) +
          ((seen as StatefulSet['spec'])?.ordinals?.start ?? 0),
      ),
    );
    if (ordinal >= most) return `its ordinal is ${ordinal}; those of ${metadata?.name} end before ${most}`;
    if ((spec?.podManagementPolicy ?? 'OrderedReady') !== 'OrderedReady') return undefined;
    for (let below = spec?.ordinals?.start ?? 0; below < ordinal; below += 1) {
      const uid = history.names.get(nameKey('pods', `${metadata?.name}-${below}`, metadata?.namespace));
      const other = history.pods.get(uid ?? '')?.object;
      if (other === undefined || !wasReady(other, record.time)) {
        return `it is created, and ${metadata?.name}-${below} is ${other === undefined ? 'not there' : 'not ready'}`;
      }
    }
    return undefined;
  },
};

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

export const specByRequest: RecordLaw = {
  id: 'explain/spec-request',
  about: ['replicasets', ...requested],
  says: 'The specs of workloads, budgets and quotas are changed by requests; a ReplicaSet is scaled by its Deployment, which also tells it minReadySeconds',
  source: 'Kubernetes documentation, Objects In Kubernetes, Object spec and status',
  exceptions: ['a recording without any requests'],
  judge: ({ record, history, before, after }) => {
    if (before === undefined || !history.requests.recorded || deepEqual(before.spec, after.spec))
      return undefined;
    const owned = record.resource === 'replicasets' && after.metadata.ownerReferences !== undefined;
    if (!owned && !requested.includes(record.resource) && record.resource !== 'replicasets') return undefined;
    const { name, namespace } = after.metadata;
    const request = history.requests.answeredWith(record.version, pathOf(record.resource, name, namespace));
    if (request !== undefined && request.action !== 'delete') {
      const { spec } = (request.request ?? {}) as { spec?: unknown };
      if (request.action === 'create' || Array.isArray(request.request)) return undefined;
      const field = deviation(spec, after.spec, 'spec') ?? unmentioned(spec, before.spec, after.spec, 'spec');
      return field && `${field} is not what the request says`;
    }
    if (!owned) return 'its spec changed, and nobody asked for it';
    const [{ replicas: _, minReadySeconds: ___, ...old }, { replicas: __, minReadySeconds: ____, ...next }] =
      [before.spec as ReplicaSet['spec'] & object, after.spec as ReplicaSet['spec'] & object];
    return deepEqual(old, next)
      ? undefined
      : 'more of its spec than replicas and minReadySeconds changed, and nobody asked for it';
  },
};

/** `maxSurge` as a number of Pods; percentages are rounded up. */
const surgeOf = (deployment: Deployment['spec']): number => {
  const surge = deployment?.strategy?.rollingUpdate?.maxSurge ?? '25%';
  if (typeof surge === 'number') return surge;
  return Math.ceil((Number.parseInt(surge, 10) * (deployment?.replicas ?? 1)) / 100);
};

export const surge: RecordLaw = {
  id: 'deployment/availability',
  about: ['replicasets'],
  says: 'No write of a rolling update takes the replicas of all its ReplicaSets above desired + maxSurge',
  source: 'Kubernetes documentation, Deployments, Rolling update Deployment',
  exceptions: ['the controller sees the Deployment as it was a little while ago'],
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
};
