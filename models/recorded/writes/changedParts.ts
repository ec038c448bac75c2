import type { PodChange } from './podChange.ts';

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
