import { pathOf } from '../../../models/recorded/history/requests.ts';
import { controllerOf } from '../../../models/recorded/history/traceHistory.ts';
import type { PodStep } from '../../../models/recorded/steps.ts';
import type { PodChange } from '../../../models/recorded/writes/podChange.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import { controllerFinalizers } from './controllerFinalizers.ts';
import { deviation } from './requestSays.ts';
import type { PodLaw } from './traceLaw.ts';

/** The parts of a Pod that a write changed, in words. */
export const changedParts = (change: PodChange): string => {
  const parts = [
    ...(change.nodeName ? ['spec.nodeName'] : []),
    ...(change.spec ? ['spec'] : []),
    ...(['labels', 'annotations', 'finalizers'] as const)
      .filter((part) => change[part])
      .map((part) => `metadata.${part}`),
    ...(change.owners ? ['metadata.ownerReferences'] : []),
    ...(change.deletion ? ['the deletion timestamp or grace period'] : []),
    ...(change.generation === 0 ? [] : ['metadata.generation']),
    ...change.status.map((field) => `status.${field}`),
    ...change.conditions.map((type) => `the condition ${type}`),
  ];
  return parts.length === 0 ? 'nothing' : parts.join(', ');
};

export const oneWriter: PodLaw = {
  id: 'explain/one-writer',
  says: 'Each write of a Pod is the write of one component: the scheduler, the kubelet, a controller, a request of a user; nobody changes the parts of two of them at once',
  source: 'Kubernetes documentation, Kubernetes Components; Pod Lifecycle',
  judge: ({ writer, change }) =>
    writer === 'nobody' && change !== undefined
      ? `one write changed ${changedParts(change)}: no component writes just that`
      : undefined,
};

/** Labels that controllers write on Pods that exist already. */
const controllerLabels = [
  'controller-revision-hash',
  'pod-template-hash',
  'pod-template-generation',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
];

const changedKeys = (
  before: Readonly<Record<string, string>> = {},
  after: Readonly<Record<string, string>> = {},
): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => before[key] !== after[key]);

/** Whether a controller may have written this change of metadata. */
const byController = ({ before, after, change }: PodStep): boolean => {
  const [old, next] = [before?.metadata, after.metadata];
  if (change?.annotations) return false;
  if (change?.labels) {
    const keys = changedKeys(old?.labels, next?.labels);
    if (controllerOf(after) === undefined || !keys.every((key) => controllerLabels.includes(key)))
      return false;
  }
  if (!change?.finalizers) return true;
  const kept = next?.finalizers ?? [];
  return (
    kept.every((finalizer) => old?.finalizers?.includes(finalizer)) &&
    (old?.finalizers ?? []).every(
      (finalizer) => kept.includes(finalizer) || controllerFinalizers.includes(finalizer),
    )
  );
};

type Fields = { readonly [field: string]: unknown };

/** Whether a patch writes this field: an object mentions it, a list of JSON patch operations leads there. */
const mentions = (request: unknown, part: 'spec' | 'metadata', field: string): boolean => {
  if (Array.isArray(request)) {
    return request.some(
      ({ path = '' }: { path?: string }) => path.startsWith(`/${part}/${field}`) || path === `/${part}`,
    );
  }
  const body = (request ?? {}) as Fields;
  return Object.keys((body[part] ?? {}) as Fields).includes(field);
};

/** The fields that differ and that the request does not write. */
const unasked = ({ before, after, change, request }: PodStep): string | undefined => {
  if (request === undefined || request.request === undefined) return undefined;
  const [old, next] = [before?.spec ?? {}, after.spec ?? {}] as [Fields, Fields];
  const spec = change?.spec
    ? [...new Set([...Object.keys(old), ...Object.keys(next)])].filter(
        (field) => field !== 'nodeName' && !deepEqual(old[field], next[field]),
      )
    : [];
  const metadata = (['labels', 'annotations', 'finalizers'] as const).filter((part) => change?.[part]);
  const strange =
    spec.find((field) => !mentions(request.request, 'spec', field)) ??
    metadata.find((field) => !mentions(request.request, 'metadata', field));
  if (strange !== undefined) return `${strange} changed, and the request that did it does not say so`;
  const { spec: patch } = request.request as { spec?: unknown };
  const field = request.action === 'patch' ? deviation(patch, after.spec, 'spec') : undefined;
  return field && `${field} is not what the request says`;
};

export const byRequest: PodLaw = {
  id: 'explain/request',
  says: 'The spec of a Pod and its metadata are changed by requests, as they say; controllers change only finalizers, labels and owners of their own',
  source: 'Kubernetes documentation, Pods, Pod update and replacement; Finalizers; Owners and Dependents',
  exceptions: ['a recording without any requests: users may have written what they liked'],
  judge: (step) => {
    const { writer, change, history, request } = step;
    if (change === undefined || !history.requests.recorded) return undefined;
    if (request !== undefined) return writer === 'spec' || writer === 'metadata' ? unasked(step) : undefined;
    const needed = writer === 'spec' || (writer === 'metadata' && !byController(step));
    return needed ? `${changedParts(change)} changed, and nobody asked for it` : undefined;
  },
};

export const deletionHasCause: PodLaw = {
  id: 'explain/deletion',
  says: 'A Pod is deleted by a request, by its controller, with its namespace, its owner or its node, or by a disruption that its condition names',
  source: 'Kubernetes documentation, Pod Lifecycle, Pod garbage collection; Garbage Collection; Disruptions',
  exceptions: ['a recording without any requests: users may have deleted it'],
  judge: ({ writer, after, history }) => {
    const { name = '', namespace = '', annotations, ownerReferences = [] } = after.metadata ?? {};
    if (writer !== 'deletion' || !history.requests.recorded || ownerReferences.length > 0) return undefined;
    const path = pathOf('pods', name, namespace);
    if (history.requests.about('delete', path) ?? history.requests.about('evict', path)) return undefined;
    if (history.requests.about('delete', path.slice(0, path.lastIndexOf('/')))) return undefined;
    if (history.requests.about('delete', `/api/v1/namespaces/${namespace}`)) return undefined;
    if (namespaceEnds(history, namespace)) return undefined;
    if (annotations?.['kubernetes.io/config.mirror'] !== undefined) return undefined;
    if (after.status?.conditions?.some(({ type }) => type === 'DisruptionTarget')) return undefined;
    const { phase } = after.status ?? {};
    if (phase === 'Failed' || phase === 'Succeeded') return undefined;
    return 'it is deleted, and nobody asked for it: no request, no controller, no disruption';
  },
};

const namespaceEnds = (history: PodStep['history'], namespace: string): boolean => {
  const uid = history.names.get(`namespaces//${namespace}`);
  return uid === undefined || history.objects.get(uid)?.object.metadata.deletionTimestamp !== undefined;
};
