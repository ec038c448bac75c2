import type { Namespace, Node } from '../objects/core.ts';
import type { Draft } from '../objects/draft.ts';
import { roundResourceList } from './resources.ts';

/** What a Node does not say to be allocatable is its capacity. */
export const setNodeDefaults = (node: Draft<Node>): void => {
  const { status } = node;
  if (status === undefined) return;
  if (status.allocatable === undefined && status.capacity !== undefined)
    status.allocatable = { ...status.capacity };
  roundResourceList(status.capacity);
  roundResourceList(status.allocatable);
};

/** Every Namespace has its own name as a label, and is active unless it says otherwise. */
export const setNamespaceDefaults = (namespace: Draft<Namespace>): void => {
  const { metadata } = namespace;
  namespace.status = { ...namespace.status, phase: namespace.status?.phase || 'Active' };
  if (!metadata?.name) return;
  metadata.labels = { ...metadata.labels, 'kubernetes.io/metadata.name': metadata.name };
};
