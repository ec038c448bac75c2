import { pathOf } from '../../../models/recorded/history/requests.ts';
import { controllerOf, type TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import type { PodStep } from '../../../models/recorded/steps.ts';
import type { WatchedObject } from '../../../models/recorded/watchRecord.ts';
import { type Maker, unaskedField } from '../../../models/recorded/writes/podMadeFrom.ts';
import { stored as asStored, setDefaults } from '../../../spec/api/create.ts';
import { decodeObject } from '../../../spec/api/decode/object.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import { kubernetes136 } from '../../../spec/api/kubernetesVersion.ts';
import type { ApiObject } from '../../../spec/api/objects/apiObject.ts';
import type { JobSpec } from '../../../spec/api/objects/batch.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { podTemplateOf } from '../../../spec/api/prepare/create.ts';
import { dropDisabledFields } from '../../../spec/api/prepare/disabledFields.ts';
import { type ResourceName, resourceType } from '../../../spec/api/resourceTypes.ts';
import { validateCreate } from '../../../spec/api/validation/create.ts';
import { fieldErrorText } from '../../../spec/api/validation/fieldError.ts';
import { isGenerated } from './identity.ts';
import { deviation } from './requestSays.ts';
import type { PodLaw, RecordLaw } from './traceLaw.ts';

const workloads = ['deployments', 'replicasets', 'statefulsets', 'daemonsets', 'jobs', 'cronjobs'] as const;

/** A field below `path` in which two values differ. */
const differing = (one: unknown, other: unknown, path: string): string => {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return path;
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof typeof one>;
  const field = [...fields].find((each) => !deepEqual(one[each], other[each]));
  if (field === undefined) return path;
  return differing(one[field], other[field], Array.isArray(one) ? `${path}[${field}]` : `${path}.${field}`);
};

/** An object as it is read from JSON: quantities in their canonical form, without what is empty. */
const read = <T extends ApiObject | WatchedObject>(resource: ResourceName, object: T): T =>
  asStored(resource, decodeObject(resourceType(resource).shape, object).object as ApiObject) as T;

/** What a request is read as, with its defaults, without fields of features that are switched off. */
const readRequest = <T extends ApiObject | WatchedObject>(resource: ResourceName, request: unknown): T => {
  const object = read(resource, read(resource, (request ?? {}) as T)); // what becomes empty is left out too
  if (object.metadata !== undefined && (object as { spec?: unknown }).spec !== undefined)
    setDefaults(resource, object as ApiObject);
  const pod = resource === 'pods' ? (object as Pod) : podTemplateOf(resource, object as ApiObject);
  dropDisabledFields(pod?.spec, undefined, kubernetes136);
  return object;
};

/** Objects like these were found to be right: most Pods are like others. */
const right = new Set<string>();
const rightLimit = 1024;

const wrongWhenStored = (resource: ResourceName, object: WatchedObject): string | undefined => {
  const { labels, annotations } = object.metadata;
  const text = JSON.stringify([resource, object.spec, labels, annotations]);
  if (right.has(text)) return undefined;
  const wrong = wrongIfStored(resource, object);
  if (wrong === undefined && right.size < rightLimit) right.add(text);
  return wrong;
};

/** What no API server would have stored. */
const wrongIfStored = (resource: ResourceName, object: WatchedObject): string | undefined => {
  const defaulted = structuredClone(object);
  setDefaults(resource, defaulted as ApiObject);
  if (!deepEqual(defaulted.spec, object.spec)) {
    return `${differing(defaulted.spec, object.spec, 'spec')} lacks its default`;
  }
  const [error] = validateCreate(resource, object as ApiObject);
  return error && `it is invalid: ${fieldErrorText(error)}`;
};

export const stored: RecordLaw = {
  id: 'admission/valid',
  about: ['pods', ...workloads],
  says: 'What the API server stores is valid and has its defaults',
  source: 'Kubernetes API Concepts, Validation for objects, Default values',
  exceptions: ['Pods that are made from a template or a request are judged by that'],
  judge: ({ record, history, before, after }) => {
    if (record.snapshot || record.type === 'DELETED') return undefined;
    const { resource } = record;
    if (resource === 'pods') {
      if (record.type !== 'ADDED' || isMade(history, after, record.version)) return undefined;
    } else if (before !== undefined && deepEqual(before.spec, after.spec)) return undefined;
    return wrongWhenStored(resource as ResourceName, after);
  },
};

/** The create request that this object is the answer to. */
const creationOf = (history: TraceHistory, resource: string, object: WatchedObject, version: number) => {
  const { name, namespace } = object.metadata;
  const path = pathOf(resource, name, namespace);
  return history.requests.answeredWith(version, path.slice(0, path.lastIndexOf('/')));
};

/** A known workload, or a known request, says what the Pod is to be like. */
const isMade = (history: TraceHistory, pod: WatchedObject, version: number): boolean =>
  history.objects.has(controllerOf(pod) ?? '') || creationOf(history, 'pods', pod, version) !== undefined;

/** Whether a LimitRange may fill in what the containers of a namespace request. */
export const hasLimitRange = ({ objects }: TraceHistory, namespace: string | undefined): boolean => {
  for (const { resource, object } of objects.values())
    if (resource === 'limitranges' && object.metadata.namespace === namespace) return true;
  return false;
};

type Texts = Readonly<Record<string, string>>;

/** The first key that is not as asked; keys that are `added` may come on top. */
export const unaskedKey = (
  asked: Texts = {},
  made: Texts = {},
  added: (key: string) => boolean,
): string | undefined =>
  Object.keys(asked).find((key) => made[key] !== asked[key]) ??
  Object.keys(made).find((key) => asked[key] === undefined && !added(key));

export const limitRangerAnnotation = 'kubernetes.io/limit-ranger';

const metadataFault = (asked: Pod['metadata'], made: Pod['metadata']): string | undefined => {
  const label = unaskedKey(asked?.labels, made?.labels, (key) => key.startsWith('topology.kubernetes.io/'));
  if (label !== undefined) return `the label ${label}`;
  const annotation = unaskedKey(
    asked?.annotations,
    made?.annotations,
    (key) => key === limitRangerAnnotation,
  );
  if (annotation !== undefined) return `the annotation ${annotation}`;
  const { name = '', generateName } = made ?? {};
  if (asked?.name ? name !== asked.name : !isGenerated(name, generateName ?? '')) return 'metadata.name';
  if (asked?.generateName !== generateName) return 'metadata.generateName';
  const owners = deepEqual(asked?.ownerReferences ?? [], made?.ownerReferences ?? []);
  if (!owners) return 'metadata.ownerReferences';
  return deepEqual(asked?.finalizers ?? [], made?.finalizers ?? []) ? undefined : 'metadata.finalizers';
};

export const asRequested: PodLaw = {
  id: 'admission/as-requested',
  says: 'A Pod is created as the request says; admission adds what it is silent about: defaults, service account, priority, tolerations for a while',
  source:
    'Kubernetes documentation, Admission Control; Taints and Tolerations; Configure Service Accounts for Pods',
  judge: ({ record, after, request, history }: PodStep) => {
    if (record.type !== 'ADDED' || request?.action !== 'create') return undefined;
    const asked = readRequest<Pod>('pods', request.request);
    const { spec } = read('pods', after);
    if (asked.spec?.containers === undefined || spec === undefined) return undefined;
    const wrong = metadataFault(asked.metadata, after.metadata);
    if (wrong !== undefined) return `${wrong} is not what the request says`;
    const { namespace } = after.metadata ?? {};
    const maker: Maker = {
      controller: undefined,
      indexed: false,
      limitRange: hasLimitRange(history, namespace),
    };
    const field = unaskedField(asked.spec, spec, maker);
    return field && `${field} is not what the request says, and admission does not add it`;
  },
};

const requested = ['poddisruptionbudgets', 'resourcequotas', 'limitranges', 'namespaces'];

export const createdAsRequested: RecordLaw = {
  id: 'explain/created',
  about: ['pods', ...workloads, ...requested],
  says: 'Pods without a controller, workloads, budgets, quotas and namespaces are created by requests, as they say',
  source: 'Kubernetes documentation, Objects In Kubernetes, Object spec and status',
  exceptions: ['a recording without any requests', 'objects that a controller owns; mirror Pods'],
  judge: ({ record, history, after }) => {
    if (record.type !== 'ADDED' || record.snapshot || !history.requests.recorded) return undefined;
    if (controllerOf(after) !== undefined) return undefined;
    const { resource } = record;
    const request = creationOf(history, resource, after, record.version)?.request;
    const mirror = after.metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined;
    if (request === undefined) return resource === 'namespaces' || mirror ? undefined : 'nobody asked for it';
    if (resource === 'pods') return undefined;
    if (!isWorkload(resource)) {
      const field = deviation((request as WatchedObject | null)?.spec, after.spec, 'spec');
      return field && `${field} is not what the request says`;
    }
    const asked = readRequest<WatchedObject>(resource, request).spec;
    const found = read(resource, after).spec;
    const [wanted, made] =
      resource === 'jobs' ? [withoutSelector(asked), withoutSelector(found)] : [asked, found];
    return deepEqual(wanted, made)
      ? undefined
      : `${differing(wanted, made, 'spec')} is not what the request says`;
  },
};

const isWorkload = (resource: string): resource is (typeof workloads)[number] =>
  (workloads as readonly string[]).includes(resource);

/** The selector of a Job, and the labels that it looks for, are made when it is created. */
const withoutSelector = (spec: unknown): unknown => {
  const { selector: _, template, ...rest } = spec as JobSpec;
  return { ...rest, template: template.spec };
};
