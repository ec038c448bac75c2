import { byText } from '../../api/byText.ts';
import type { NamespaceCondition, NamespaceStatus } from '../../api/objects/core.ts';
import { apiTime } from '../common/time.ts';
import type { NamespacedResource } from './namespaceView.ts';

type Told = { readonly reason: string; readonly message: string };

/** What is told of the deletion of a namespace, and how where nothing is wrong. */
const well = {
  NamespaceDeletionDiscoveryFailure: {
    reason: 'ResourcesDiscovered',
    message: 'All resources successfully discovered',
  },
  NamespaceDeletionGroupVersionParsingFailure: {
    reason: 'ParsedGroupVersions',
    message: 'All legacy kube types successfully parsed',
  },
  NamespaceDeletionContentFailure: {
    reason: 'ContentDeleted',
    message: 'All content successfully deleted, may be waiting on finalization',
  },
  NamespaceContentRemaining: {
    reason: 'ContentRemoved',
    message: 'All content successfully removed',
  },
  NamespaceFinalizersRemaining: {
    reason: 'ContentHasNoFinalizers',
    message: 'All content-preserving finalizers finished',
  },
} as const satisfies Readonly<Record<string, Told>>;

type ConditionType = keyof typeof well;

/** What is wrong, by the condition that tells it. */
export type NamespaceFailures = Partial<Record<ConditionType, Told>>;

export const discoveryFailure = (message: string): Told => ({ reason: 'DiscoveryFailed', message });

export const contentFailure = (errors: readonly string[]): Told => ({
  reason: 'ContentDeletionFailed',
  message: `Failed to delete all resource types, ${errors.length} remaining: ${errors.toSorted(byText).join(', ')}`,
});

export const contentRemaining = (
  counts: readonly { readonly resource: NamespacedResource; readonly count: number }[],
): Told => {
  const texts = counts.map(
    ({ resource: { resource, group }, count }) => `${resource}.${group} has ${count} resource instances`,
  );
  const message = `Some resources are remaining: ${texts.toSorted(byText).join(', ')}`;
  return { reason: 'SomeResourcesRemain', message };
};

export const finalizersRemaining = (counts: ReadonlyMap<string, number>): Told => {
  const texts = [...counts].map(([finalizer, count]) => `${finalizer} in ${count} resource instances`);
  const message = `Some content in the namespace has finalizers remaining: ${texts.toSorted(byText).join(', ')}`;
  return { reason: 'SomeFinalizersRemain', message };
};

/**
 * The status of a namespace with all conditions of its deletion: True tells what is wrong. The same status if nothing changes. `now`
 * in unix milliseconds.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 */
export const withDeletionConditions = (
  status: NamespaceStatus,
  failures: NamespaceFailures,
  now: number,
): NamespaceStatus => {
  const conditions: NamespaceCondition[] = [...(status.conditions ?? [])];
  let isChanged = false;
  for (const [type, ok] of Object.entries(well) as [ConditionType, Told][]) {
    const failure = failures[type];
    const told = { type, status: failure ? 'True' : 'False', ...(failure ?? ok) };
    const at = conditions.findIndex((condition) => condition.type === type);
    const before = conditions[at];
    if (before === undefined) conditions.push({ ...told, lastTransitionTime: apiTime(now) });
    else if (
      before.status !== told.status ||
      before.reason !== told.reason ||
      before.message !== told.message
    ) {
      const isTransition = before.status !== told.status;
      conditions[at] = { ...before, ...told, ...(isTransition ? { lastTransitionTime: apiTime(now) } : {}) };
    } else continue;
    isChanged = true;
  }
  return isChanged ? { ...status, conditions } : status;
};
