import { deviation } from '../../../models/recorded/asked/requestSays.ts';
import { controllerFinalizers } from '../../../models/recorded/controllerFinalizers.ts';
import { controllerOf } from '../../../models/recorded/history/names.ts';
import type { PodStep } from '../../../models/recorded/steps.ts';
import { changedParts } from '../../../models/recorded/writes/changedParts.ts';
import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

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

/** Whether a patch writes this field: an object mentions it, a list of JSON patch operations leads there. */
const mentions = (request: unknown, part: 'spec' | 'metadata', field: string): boolean => {
  if (Array.isArray(request)) {
    return request.some(
      ({ path = '' }: { path?: string }) => path.startsWith(`/${part}/${field}`) || path === `/${part}`,
    );
  }
  const body = (request ?? {}) as JsonObject;
  return Object.keys((body[part] ?? {}) as JsonObject).includes(field);
};

/** The fields that differ and that the request does not write. */
const unasked = ({ before, after, change, request }: PodStep): string | undefined => {
  if (request === undefined || request.request === undefined) return undefined;
  const [old, next] = [before?.spec ?? {}, after.spec ?? {}] as [JsonObject, JsonObject];
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

export const request: LawRecord = {
  id: 'explain/request',
  says: 'The spec of a Pod and its metadata are changed by requests, as they say; controllers change only finalizers, labels and owners of their own',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement',
  fields: ['pod.spec', 'pod.metadata'],
  record: ofPods({
    showsLess: ['what users asked for, if it has no requests'],
    judge: (step) => {
      const { writer, change, history, request } = step;
      if (change === undefined || !history.requests.recorded) return undefined;
      if (request !== undefined)
        return writer === 'spec' || writer === 'metadata' ? unasked(step) : undefined;
      const needed = writer === 'spec' || (writer === 'metadata' && !byController(step));
      return needed ? `${changedParts(change)} changed, and nobody asked for it` : undefined;
    },
  }),
  lies: ['an image', 'a label', 'nobody asked to patch'],
};
