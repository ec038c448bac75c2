import type { Labels } from '../api/labelSelector.ts';
import {
  type CompiledTerm,
  compileNodeSelector,
  matchesNodeSelector,
  type SelectableNode,
} from '../api/nodeSelector.ts';
import type { Pod } from '../api/objects/core.ts';

/**
 * The nodes that a Pod insists on: its `nodeSelector`, and the required part of its node affinity.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
 */
export type RequiredNodeAffinity = {
  readonly nodeSelector: Labels;
  /** one of these must match; absent if there is no required node affinity */
  readonly terms?: readonly CompiledTerm[];
};

/** What a Pod requires of its node: the labels of its node selector and, if there are terms, one of them. */
export const requiredNodeAffinityOf = (pod: Pod): RequiredNodeAffinity => {
  const required = pod.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const nodeSelector = pod.spec?.nodeSelector ?? {};
  return required === undefined || required === null
    ? { nodeSelector }
    : { nodeSelector, terms: compileNodeSelector(required) };
};

/**
 * Whether a node has what the node selector and one of the required terms ask for.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
 */
export const meetsRequiredNodeAffinity = (
  { nodeSelector, terms }: RequiredNodeAffinity,
  node: SelectableNode,
): boolean =>
  Object.entries(nodeSelector).every(
    ([key, value]) => Object.hasOwn(node.labels, key) && node.labels[key] === value,
  ) &&
  (terms === undefined || matchesNodeSelector(terms, node));
