import { seconds } from '../../../models/recorded/history/livePod.ts';
import { pathOf } from '../../../models/recorded/history/requests.ts';
import { nameKey } from '../../../models/recorded/history/traceHistory.ts';
import { formFault } from '../../../models/recorded/objectForm.ts';
import type { WatchedObject } from '../../../models/recorded/watchRecord.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import { controllerFinalizers } from './controllerFinalizers.ts';
import type { RecordLaw } from './traceLaw.ts';

const source = 'Kubernetes API Concepts, Efficient detection of changes; Resource versions';

export const life: RecordLaw = {
  id: 'watch/life',
  says: 'An object is ADDED once, first; then MODIFIED while it lives; DELETED last',
  source,
  judge: ({ record, before }) => {
    const { type, object } = record;
    if (type === 'ADDED') return before && `${object.metadata.name} is added, and it was there already`;
    return before ? undefined : `${object.metadata.name} is ${type} and was never added`;
  },
};

export const order: RecordLaw = {
  id: 'watch/order',
  says: 'Events come in the order of their resourceVersions, each version once',
  source,
  exceptions: ['the snapshot of what was there before the recording'],
  judge: ({ record, history }) =>
    record.snapshot || record.version > history.version
      ? undefined
      : `the resourceVersion is ${record.version}, after ${history.version}: later ones are greater`,
};

export const lastState: RecordLaw = {
  id: 'watch/last-state',
  says: 'DELETED carries the last state of the object; only its resourceVersion is new',
  source,
  judge: ({ record, before, after }) => {
    if (record.type !== 'DELETED' || before === undefined) return undefined;
    const field = differingField(before, after);
    return field && `${field} of the deleted object is not what the event before showed`;
  },
};

/** The first field in which two states of an object differ, its resourceVersion aside. */
const differingField = (before: WatchedObject, after: WatchedObject): string | undefined => {
  const { resourceVersion: _, ...old } = before.metadata;
  const { resourceVersion: __, ...next } = after.metadata;
  if (!deepEqual(old, next)) {
    const fields = new Set([...Object.keys(old), ...Object.keys(next)]) as Set<keyof typeof old>;
    return `metadata.${[...fields].find((field) => !deepEqual(old[field], next[field]))}`;
  }
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof WatchedObject>;
  fields.delete('metadata');
  return [...fields].find((field) => !deepEqual(before[field], after[field]));
};

export const kinds: { readonly [resource: string]: string } = {
  pods: 'Pod',
  events: 'Event',
  nodes: 'Node',
  namespaces: 'Namespace',
  replicasets: 'ReplicaSet',
  deployments: 'Deployment',
  statefulsets: 'StatefulSet',
  daemonsets: 'DaemonSet',
  jobs: 'Job',
  cronjobs: 'CronJob',
  poddisruptionbudgets: 'PodDisruptionBudget',
  resourcequotas: 'ResourceQuota',
  limitranges: 'LimitRange',
};

export const kind: RecordLaw = {
  id: 'watch/kind',
  says: 'The objects of a resource are of its kind',
  source,
  judge: ({ record, after }) =>
    after.kind === undefined || after.kind === kinds[record.resource]
      ? undefined
      : `the kind is ${after.kind}, in the watch of ${record.resource}`,
};

export const form: RecordLaw = {
  id: 'watch/form',
  says: 'An object has the form of its kind: each value the type of its field, no field that the kind does not have, none missing that is always written',
  source: 'Kubernetes API reference',
  judge: ({ record, history, before, after }) => {
    const known = history.resourceOf(before) === record.resource ? before : undefined;
    const fault = formFault(kinds[record.resource] ?? '', after, known);
    return fault && `${fault.path} ${fault.message}`;
  },
};

export const uidUnique: RecordLaw = {
  id: 'identity/uid-unique',
  says: 'A UID names one object for ever: it is never given out again, not even after deletion',
  source: 'Kubernetes documentation, Object Names and IDs, UIDs',
  judge: ({ record, history, after }) =>
    history.gone.has(after.metadata.uid)
      ? `the UID belongs to an object that was deleted; a new object has a new UID (${record.type})`
      : undefined,
};

export const nameExclusive: RecordLaw = {
  id: 'identity/name-exclusive',
  says: 'Within a namespace at most one object of a kind bears a name at a time',
  source: 'Kubernetes documentation, Object Names and IDs, Names',
  judge: ({ record, history, after }) => {
    if (record.resource === 'events') return undefined;
    const { name, namespace, uid } = after.metadata;
    const holder = history.names.get(nameKey(record.resource, name, namespace));
    return holder === undefined || holder === uid
      ? undefined
      : `the name ${name} is borne by ${holder}, which has not been deleted`;
  },
};

export const immutableIdentity: RecordLaw = {
  id: 'identity/immutable',
  says: 'Name, namespace and creation time of a UID never change',
  source: 'Kubernetes documentation, Object Names and IDs; API conventions, metadata',
  judge: ({ before, after }) => {
    if (before === undefined) return undefined;
    const field = (['name', 'namespace', 'creationTimestamp', 'generateName'] as const).find(
      (each) => before.metadata[each] !== after.metadata[each],
    );
    return (
      field &&
      `metadata.${field} became ${after.metadata[field]}; it was ${before.metadata[field]} and is fixed`
    );
  },
};

/** Of these the API server counts the generations. */
const isCounted = (resource: string): boolean =>
  ['pods', 'deployments', 'replicasets', 'statefulsets', 'daemonsets', 'jobs', 'cronjobs'].includes(resource);

/** How late an event may be received, and how far clocks may differ, in seconds. */
const lateness = 20;
export const clockSkew = 3;

export const created: RecordLaw = {
  id: 'watch/created',
  says: 'An object is added at its creationTimestamp, with generation 1 and no deletion timestamp',
  source: 'Kubernetes API conventions, metadata',
  exceptions: ['the snapshot of what was there before the recording'],
  judge: ({ record, after }) => {
    if (record.type !== 'ADDED') return undefined;
    const { creationTimestamp, deletionTimestamp } = after.metadata;
    const age = record.time - seconds(creationTimestamp);
    if (record.snapshot)
      return age > -clockSkew ? undefined : `it is there ${-age.toFixed(0)} s before it is created`;
    const generation = after.metadata.generation ?? (isCounted(record.resource) ? 0 : 1);
    if (!(age > -clockSkew && age < lateness)) {
      return `it is added ${age.toFixed(0)} s after its creationTimestamp ${creationTimestamp}`;
    }
    if (generation !== 1) return `it is created with generation ${generation}; a new object has 1`;
    return deletionTimestamp && 'it is created with a deletion timestamp';
  },
};

const revision = 'deployment.kubernetes.io/revision';

/** Annotations differ, and not only the revision. */
const isAnnotated = (before: WatchedObject, after: WatchedObject): boolean => {
  const [{ [revision]: _, ...old }, { [revision]: __, ...next }] = [before, after].map(
    ({ metadata }): Readonly<Record<string, string>> => metadata.annotations ?? {},
  ) as [Record<string, string>, Record<string, string>];
  return !deepEqual(old, next);
};

export const generation: RecordLaw = {
  id: 'api/generation',
  says: 'metadata.generation grows by one when the desired state changes or deletion begins, and never else',
  source: 'Kubernetes API conventions, metadata.generation',
  exceptions: [
    'binding a Pod leaves its generation; kinds without generation',
    "a Deployment's annotations count as desired state, but for the revision that its controller writes",
  ],
  judge: ({ record, before, after, change }) => {
    if (before === undefined || before.metadata.generation === undefined) return undefined;
    const growth = (after.metadata.generation ?? 0) - before.metadata.generation;
    const begins =
      before.metadata.deletionTimestamp === undefined && after.metadata.deletionTimestamp !== undefined;
    const annotated = record.resource === 'deployments' && isAnnotated(before, after);
    const changed = annotated || (change ? change.spec : !deepEqual(before.spec, after.spec));
    const allowed = begins || changed ? 1 : 0;
    return growth === allowed
      ? undefined
      : `generation grew by ${growth}; ${changed ? 'the spec changed' : begins ? 'deletion began' : 'neither the spec changed nor did deletion begin'}, so it grows by ${allowed}`;
  },
};

export const irrevocable: RecordLaw = {
  id: 'termination/irrevocable',
  says: 'A deletion timestamp, once set, is never removed (that of a Pod may move), and the grace period never grows',
  source: 'Kubernetes documentation, Pod Lifecycle, Termination of Pods',
  judge: ({ record, before, after }) => {
    const [old, next] = [before?.metadata, after.metadata];
    if (old?.deletionTimestamp === undefined) return undefined;
    if (next.deletionTimestamp === undefined) return 'the deletion timestamp is gone; it is never taken back';
    if (record.resource !== 'pods' && next.deletionTimestamp !== old.deletionTimestamp) {
      return `the deletion timestamp moved from ${old.deletionTimestamp} to ${next.deletionTimestamp}`;
    }
    const [was, is] = [old.deletionGracePeriodSeconds ?? 0, next.deletionGracePeriodSeconds ?? 0];
    return is > was ? `the grace period grew from ${was} s to ${is} s` : undefined;
  },
};

export const finalizersHold: RecordLaw = {
  id: 'gc/finalizers',
  says: 'An object that is being deleted gets no new finalizers, and stays until somebody takes its last one',
  source: 'Kubernetes documentation, Finalizers',
  exceptions: ['controllers take their own; a recording without any requests'],
  judge: ({ record, history, before, after }) => {
    if (record.type === 'DELETED') {
      const { name, namespace, finalizers = [] } = after.metadata;
      const holder = finalizers.find((each) => !controllerFinalizers.includes(each));
      if (holder === undefined || !history.requests.recorded) return undefined;
      const path = pathOf(record.resource, name, namespace);
      const taken = history.requests.all('patch', path).some(({ request }) => takes(request, holder));
      return taken ? undefined : `it is removed while ${holder} holds it, and nobody took that`;
    }
    if (before?.metadata.deletionTimestamp === undefined) return undefined;
    const added = after.metadata.finalizers?.find((each) => !before.metadata.finalizers?.includes(each));
    return added && `the finalizer ${added} was added while the object is being deleted`;
  },
};

/** Whether a patch leaves this finalizer out. */
const takes = (request: unknown, finalizer: string): boolean => {
  const { metadata } = (request ?? {}) as { metadata?: { finalizers?: unknown } };
  const { finalizers } = metadata ?? {};
  if (Array.isArray(request) || finalizers === null) return true;
  return Array.isArray(finalizers) && !finalizers.includes(finalizer);
};

export const noEmptyWrite: RecordLaw = {
  id: 'watch/changes',
  says: 'A MODIFIED event shows a change: the API server writes nothing that changes nothing',
  source,
  exceptions: ['a request of a user may change managed fields alone, which a recording does not show'],
  judge: ({ record, history, before, after }) => {
    if (record.type !== 'MODIFIED' || before === undefined || record.resource === 'pods') return undefined;
    if (!history.requests.recorded || differingField(before, after) !== undefined) return undefined;
    const { name, namespace } = after.metadata;
    const request = history.requests.answeredWith(record.version, pathOf(record.resource, name, namespace));
    return request ? undefined : 'nothing changed but the resourceVersion';
  },
};
