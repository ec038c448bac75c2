import { byText } from '../../api/byText.ts';
import type { NamespaceStatus } from '../../api/objects/core.ts';
import { type ApiCalls, type ApiError, apiCalls } from '../common/apiCalls.ts';
import { otherError, type SyncError, syncErrorOf } from '../common/syncError.ts';
import { deleteResource, isPods, type Remaining } from './deleteResource.ts';
import {
  contentFailure,
  contentRemaining,
  discoveryFailure,
  finalizersRemaining,
  type NamespaceFailures,
  withDeletionConditions,
} from './namespaceConditions.ts';
import type { NamespacedResource, NamespacePass, NamespaceView, NamespaceWrite } from './namespaceView.ts';

/** The finalizer of the namespace controller, in the specification of a namespace. */
const ownFinalizer = 'kubernetes';

/** Writes that meet a conflict are tried again; the controller has no limit, here it ends after so many. */
const mostConflicts = 1000;

const written = (write: NamespaceWrite, { call }: ApiCalls<NamespaceWrite>): ApiError | undefined => {
  let error = call(write);
  for (let tries = 1; error?.reason === 'Conflict' && tries < mostConflicts; tries += 1) error = call(write);
  return error;
};

type Left = { readonly resource: NamespacedResource; readonly remaining: Remaining };

/** What is wrong with the content, for the conditions. What is left is only told once all kinds were looked at. */
const failuresOf = (
  { discoveryError }: NamespaceView,
  left: readonly Left[],
  isComplete: boolean,
): NamespaceFailures => {
  const errors = left.flatMap(({ remaining }) => remaining.error?.message ?? []);
  const counts = left.flatMap(({ resource, remaining: { count } }) =>
    count > 0 ? [{ resource, count }] : [],
  );
  const finalizers = new Map<string, number>();
  for (const { remaining } of left) {
    for (const [finalizer, count] of remaining.finalizers) {
      finalizers.set(finalizer, (finalizers.get(finalizer) ?? 0) + count);
    }
  }
  return {
    ...(discoveryError === undefined
      ? {}
      : { NamespaceDeletionDiscoveryFailure: discoveryFailure(discoveryError) }),
    ...(errors.length > 0 ? { NamespaceDeletionContentFailure: contentFailure(errors) } : {}),
    ...(isComplete && counts.length > 0 ? { NamespaceContentRemaining: contentRemaining(counts) } : {}),
    ...(isComplete && finalizers.size > 0
      ? { NamespaceFinalizersRemaining: finalizersRemaining(finalizers) }
      : {}),
  };
};

/** Deletes what the namespace holds: Pods first, and the rest only when none is left. Failing to delete them stops nothing. */
const deleteContent = (
  view: NamespaceView,
  calls: ApiCalls<NamespaceWrite>,
): { readonly left: readonly Left[]; readonly isComplete: boolean } => {
  const remainingOf = (resource: NamespacedResource): Left => ({
    resource,
    remaining: deleteResource(view, resource, calls),
  });
  const deletable = view.resources.filter(({ verbs }) => verbs.includes('delete'));
  const pods = deletable.filter(isPods).map(remainingOf);
  if (pods.some(({ remaining }) => remaining.count > 0)) return { left: pods, isComplete: false };
  const others = deletable.filter((resource) => !isPods(resource)).map(remainingOf);
  return { left: [...pods, ...others], isComplete: true };
};

/**
 * Empties a namespace that is being deleted, and lets it go. One pass:
 *
 * 1. Its phase is set to Terminating.
 * 2. Its Pods are deleted; as long as one is left, nothing else is, so that what still runs finds what it needs.
 * 3. All other objects are deleted, of every kind that the API server serves. A kind that fails does not keep the others.
 * 4. The conditions tell what is left and what failed.
 * 5. When nothing is left, the finalizer goes that holds the namespace; otherwise it is looked at again after half the time
 *    that the rest is expected to take.
 *
 * That the namespace is gone meanwhile is no error. The view's lists show what is there when they are asked.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 */
export const deleteNamespace = (view: NamespaceView): NamespacePass => {
  const { namespace, now, discoveryError } = view;
  const calls = apiCalls<NamespaceWrite>(view.answers);
  const end = (outcome: NamespacePass['outcome'], errors: readonly SyncError[] = []): NamespacePass => ({
    tried: calls.tried,
    outcome,
    errors,
  });
  const failedUnlessGone = (error: ApiError): NamespacePass =>
    error.reason === 'NotFound' ? end('nothing to do') : end('failed', [syncErrorOf(error)]);
  if (!namespace.metadata?.deletionTimestamp) return end('nothing to do');
  const status: NamespaceStatus = { ...namespace.status, phase: 'Terminating' };
  if (namespace.status?.phase !== 'Terminating') {
    const error = written({ kind: 'updateStatus', status }, calls);
    if (error) return failedUnlessGone(error);
  }
  const finalizers = namespace.spec?.finalizers ?? [];
  if (finalizers.length === 0) return end('nothing to do');
  const { left, isComplete } = deleteContent(view, calls);
  const told = withDeletionConditions(status, failuresOf(view, left, isComplete), now);
  if (told !== status) calls.call({ kind: 'updateStatus', status: told });
  const errors = [
    ...(discoveryError === undefined ? [] : [otherError(discoveryError)]),
    ...left.flatMap(({ remaining }) => remaining.error ?? []),
  ];
  if (errors.length > 0) return end('failed', errors);
  const remainingSeconds = Math.max(0, ...left.map(({ remaining }) => remaining.estimateSeconds));
  if (remainingSeconds > 0) {
    const requeueAfterMs = (Math.trunc(remainingSeconds / 2) + 1) * 1000;
    return { ...end('waiting'), remainingSeconds, requeueAfterMs };
  }
  const others = [...new Set(finalizers.filter((finalizer) => finalizer !== ownFinalizer))].toSorted(byText);
  const error = written({ kind: 'finalize', finalizers: others }, calls);
  return error && error.reason !== 'NotFound' ? end('failed', [syncErrorOf(error)]) : end('finalized');
};
