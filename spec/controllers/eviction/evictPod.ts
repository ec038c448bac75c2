import { type DeleteOptions, isDryRun } from '../../api/deletion/deleteOptions.ts';
import { notFoundError, type StatusError, statusError } from '../../api/statusError.ts';
import type { BoundPod } from '../../kubelet/boundPod.ts';
import { type ApiCalls, acceptsAll, apiCalls } from '../common/apiCalls.ts';
import { isBeingDeleted, isPodTerminal } from '../common/podActivity.ts';
import { effectiveOptions } from './effectiveOptions.ts';
import { type BudgetWrite, type EvictionResult, type EvictionView, evictionTries } from './evictionView.ts';
import { guardsPod, mayGoUnhealthy } from './guardingBudget.ts';
import { StoredPod } from './storedPod.ts';
import { takeFromBudget } from './takeFromBudget.ts';
import { stillProcessed } from './useBudget.ts';

const withVersion = (options: DeleteOptions, { metadata }: BoundPod): DeleteOptions => ({
  ...options,
  preconditions: { ...options.preconditions, resourceVersion: metadata?.resourceVersion ?? '' },
});

const namesVersion = ({ preconditions }: DeleteOptions): boolean =>
  preconditions?.resourceVersion !== undefined;

/** Pods that have not started, have ended or are being deleted serve nobody: no budget guards them. */
const isUnguarded = (pod: BoundPod): boolean =>
  pod.status?.phase === 'Pending' || isPodTerminal(pod) || isBeingDeleted(pod);

type Unguarded =
  | { readonly kind: 'done'; readonly error?: StatusError }
  | { readonly kind: 'guarded'; readonly pod: BoundPod };

/**
 * Evicts a Pod that no budget guards. One that has not started is deleted only as it was read, since it might have become
 * ready; if it has changed it is looked at again, unless the request names a version itself.
 */
const evictUnguarded = (stored: StoredPod, name: string, options: DeleteOptions): Unguarded => {
  let error: StatusError | undefined;
  for (let tries = 0; tries < evictionTries; tries += 1) {
    const pod = stored.read();
    if (pod === undefined) return { kind: 'done', error: notFoundError('pods', name) };
    if (!isUnguarded(pod)) return { kind: 'guarded', pod };
    const mayChange = !isPodTerminal(pod) && !isBeingDeleted(pod);
    error = stored.evict(mayChange && !namesVersion(options) ? withVersion(options, pod) : options);
    if (error === undefined) return { kind: 'done' };
    if (error.reason !== 'Conflict' || namesVersion(options)) break;
  }
  return { kind: 'done', ...(error ? { error } : {}) };
};

const evict = (
  view: EvictionView,
  stored: StoredPod,
  calls: ApiCalls<BudgetWrite>,
): StatusError | undefined => {
  const effective = effectiveOptions(view);
  if ('error' in effective) return effective.error;
  const { options } = effective;
  const unguarded = evictUnguarded(stored, view.name, options);
  if (unguarded.kind === 'done') return unguarded.error;
  const { pod } = unguarded;
  const guards = view.budgets.filter((budget) => guardsPod(budget, pod));
  const guard = guards[0];
  if (guard === undefined) return stored.evict(options);
  if (guards.length > 1) {
    const message =
      'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';
    return statusError(500, '', message);
  }
  if (!mayGoUnhealthy(pod, guard)) {
    return takeFromBudget(view, guard, isDryRun(options), calls) ?? stored.evict(options);
  }
  const error = stored.evict(withVersion(options, pod));
  const wasChanged = error?.reason === 'Conflict' && !namesVersion(options);
  return wasChanged ? stillProcessed(guard.metadata?.name ?? '') : error;
};

/**
 * API-initiated eviction deletes a Pod, if the disruption budget that guards it lets it go.
 *
 * 1. A Pod that has not started, has ended or is being deleted goes: no budget guards it.
 * 2. A Pod that no budget selects goes; one that several select stays.
 * 3. A Pod that is not ready goes if the budget's policy for unhealthy Pods lets it, and if it has not changed meanwhile.
 * 4. Any other takes one disruption from the budget, or stays. What it took is not given back if the deletion fails.
 *
 * A Pod that goes gets the condition DisruptionTarget and is then deleted like any other. A dry run checks all of it and
 * writes nothing. Pure: what others do meanwhile is part of the view.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
 */
export const evictPod = (view: EvictionView): EvictionResult => {
  const stored = new StoredPod(view);
  const calls = apiCalls<BudgetWrite>(view.answers ?? acceptsAll);
  const error = evict(view, stored, calls);
  return {
    outcome: error ? { evicted: false, error } : { evicted: true },
    budgetWrites: calls.tried,
    podUpdates: stored.updates,
    deletions: stored.deletions,
    ...(stored.pod ? { pod: stored.pod } : {}),
  };
};
