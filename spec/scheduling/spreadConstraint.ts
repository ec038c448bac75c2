import { compileLabelSelector, type Labels, type Selector, selects } from '../api/labelSelector.ts';
import type { TopologySpreadConstraint } from '../api/objects/core.ts';
import type { NodeInfo } from './nodeInfo.ts';
import type { PodInfo } from './podInfo.ts';
import { meetsRequiredNodeAffinity, type RequiredNodeAffinity } from './requiredNodeAffinity.ts';
import { hasUntoleratedTaint } from './tolerations.ts';

/**
 * A topology spread constraint ready to be counted.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#spread-constraint-definition
 */
export type SpreadConstraint = {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly selector: Selector;
  readonly minDomains: number;
  /** nodes that the Pod's node affinity rules out do not count */
  readonly honorsAffinity: boolean;
  /** nodes with taints that the Pod does not tolerate do not count */
  readonly honorsTaints: boolean;
};

export type CompiledConstraints =
  | { readonly valid: true; readonly constraints: readonly SpreadConstraint[] }
  | { readonly valid: false; readonly reason: string };

/** `matchLabelKeys`: the incoming Pod's own values of these labels are required as well. */
const withLabelKeys = (selector: Selector, keys: readonly string[], labels: Labels): Selector => {
  if (selector.selects === 'nothing') return selector;
  const own = keys.flatMap((key) => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    return value === undefined ? [] : [{ key, operator: 'In' as const, values: [value] }];
  });
  return { selects: [...selector.selects, ...own] };
};

/** A Pod's constraints of one kind. */
export const compileConstraints = (
  constraints: readonly TopologySpreadConstraint[] | null | undefined,
  whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway',
  labels: Labels,
): CompiledConstraints => {
  const compiled: SpreadConstraint[] = [];
  for (const constraint of constraints ?? []) {
    if (constraint.whenUnsatisfiable !== whenUnsatisfiable) continue;
    const selector = compileLabelSelector(constraint.labelSelector);
    if (!selector.valid) return { valid: false, reason: selector.reason };
    compiled.push({
      maxSkew: constraint.maxSkew,
      topologyKey: constraint.topologyKey,
      selector: withLabelKeys(selector.selector, constraint.matchLabelKeys ?? [], labels),
      minDomains: constraint.minDomains ?? 1,
      honorsAffinity: (constraint.nodeAffinityPolicy ?? 'Honor') === 'Honor',
      honorsTaints: (constraint.nodeTaintsPolicy ?? 'Ignore') === 'Honor',
    });
  }
  return { valid: true, constraints: compiled };
};

/** Whether a node counts for a constraint. */
export const countsForConstraint = (
  { honorsAffinity, honorsTaints }: SpreadConstraint,
  pod: PodInfo,
  affinity: RequiredNodeAffinity,
  node: NodeInfo,
): boolean =>
  (!honorsAffinity || meetsRequiredNodeAffinity(affinity, node)) &&
  (!honorsTaints || !hasUntoleratedTaint(node.taints, pod.pod.spec?.tolerations));

/** Whether the node has the topology keys of all constraints. */
export const hasAllTopologyKeys = (constraints: readonly SpreadConstraint[], { labels }: NodeInfo): boolean =>
  constraints.every(({ topologyKey }) => Object.hasOwn(labels, topologyKey));

/** A selector that restricts nothing counts no Pods at all; nor do terminating Pods count. */
export const countMatching = (node: NodeInfo, selector: Selector, namespace: string): number => {
  if (selector.selects === 'nothing' || selector.selects.length === 0) return 0;
  return node.pods.filter(
    (pod) => !pod.terminating && pod.namespace === namespace && selects(selector, pod.labels),
  ).length;
};
