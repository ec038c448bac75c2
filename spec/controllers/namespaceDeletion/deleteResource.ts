import type { Pod } from '../../api/objects/core.ts';
import type { ObjectMeta } from '../../api/objects/meta.ts';
import type { ApiCalls, ApiError } from '../common/apiCalls.ts';
import { isPodTerminal } from '../common/podActivity.ts';
import { otherError, type SyncError, syncErrorOf } from '../common/syncError.ts';
import { unixMillis } from '../common/time.ts';
import type { Listed, NamespacedResource, NamespaceView, NamespaceWrite } from './namespaceView.ts';

/** How long objects with finalizers are expected to take (`finalizerEstimateSeconds`). */
export const finalizerEstimateSeconds = 15;

/** What is left of a kind. `finalizers`: how many objects each of them holds. */
export type Remaining = {
  readonly estimateSeconds: number;
  readonly count: number;
  readonly finalizers: ReadonlyMap<string, number>;
  readonly error?: SyncError;
};

const nothingLeft: Remaining = { estimateSeconds: 0, count: 0, finalizers: new Map() };

export const isPods = ({ group, version, resource }: NamespacedResource): boolean =>
  group === '' && version === 'v1' && resource === 'pods';

/** How long Pods may take: the longest grace period of those that run, as long as that is not over for all. */
const podEstimate = (pods: readonly Pod[], { namespace, now }: NamespaceView): number => {
  const graces = pods
    .filter((pod) => !isPodTerminal(pod))
    .map(({ spec }) => spec?.terminationGracePeriodSeconds ?? 0);
  const longest = Math.max(0, ...graces);
  const since = now - (unixMillis(namespace.metadata?.deletionTimestamp) ?? now);
  return since >= longest * 1000 ? 0 : longest;
};

/** Kinds that cannot be listed, or are not found, hold nothing. */
const listed = ({ list }: NamespaceView, resource: NamespacedResource): Listed<ObjectMeta> => {
  if (!resource.verbs.includes('list')) return { found: true, items: [] };
  const all = list(resource);
  return all.found || all.error.reason !== 'NotFound' ? all : { found: true, items: [] };
};

/** Deletes all objects of a kind at once, or one after the other where that cannot be. */
const deleteAll = (
  view: NamespaceView,
  resource: NamespacedResource,
  { call }: ApiCalls<NamespaceWrite>,
): ApiError | undefined => {
  if (resource.verbs.includes('deletecollection')) {
    const error = call({ kind: 'deleteCollection', resource });
    if (error?.reason !== 'NotFound') return error;
  }
  const all = listed(view, resource);
  if (!all.found) return all.error;
  for (const { name = '' } of all.items) {
    const error = call({ kind: 'deleteObject', resource, name });
    if (error && error.reason !== 'NotFound') return error;
  }
  return undefined;
};

const heldBy = (objects: readonly ObjectMeta[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { finalizers = [] } of objects) {
    for (const finalizer of finalizers) counts.set(finalizer, (counts.get(finalizer) ?? 0) + 1);
  }
  return counts;
};

/**
 * Deletes what a namespace holds of a kind, and tells what is left of it. Pods may take their grace period, objects with
 * finalizers a while; that anything else is left is an error.
 */
export const deleteResource = (
  view: NamespaceView,
  resource: NamespacedResource,
  calls: ApiCalls<NamespaceWrite>,
): Remaining => {
  const { pods, namespace } = view;
  const isOfPods = resource.group === '' && resource.resource === 'pods';
  if (isOfPods && !pods.found) return { ...nothingLeft, error: syncErrorOf(pods.error) };
  const estimateSeconds = isOfPods && pods.found ? podEstimate(pods.items, view) : 0;
  const failed = (error: ApiError): Remaining => ({
    ...nothingLeft,
    estimateSeconds,
    error: syncErrorOf(error),
  });
  const refused = deleteAll(view, resource, calls);
  if (refused) return failed(refused);
  if (!resource.verbs.includes('list')) return { ...nothingLeft, estimateSeconds };
  const left = view.list(resource);
  if (!left.found)
    return left.error.reason === 'NotFound' ? { ...nothingLeft, estimateSeconds } : failed(left.error);
  if (left.items.length === 0) return nothingLeft;
  const count = left.items.length;
  const finalizers = heldBy(left.items);
  if (estimateSeconds > 0) return { estimateSeconds, count, finalizers };
  if (finalizers.size > 0) return { estimateSeconds: finalizerEstimateSeconds, count, finalizers };
  const gvr = `${resource.group}/${resource.version}, Resource=${resource.resource}`;
  const message = `unexpected items still remain in namespace: ${namespace.metadata?.name ?? ''} for gvr: ${gvr}`;
  return { estimateSeconds: 0, count, finalizers, error: otherError(message) };
};
