import type { Labels } from '../labelSelector.ts';
import type { Pod, PodAffinity, PodAffinityTerm } from '../objects/core.ts';
import type { LabelSelector } from '../objects/meta.ts';

const merge = (
  selector: LabelSelector,
  keys: readonly string[] | undefined,
  operator: 'In' | 'NotIn',
  labels: Labels,
): void => {
  for (const key of keys ?? []) {
    if (!Object.hasOwn(labels, key)) continue;
    selector.matchExpressions = [
      ...(selector.matchExpressions ?? []),
      { key, operator, values: [labels[key] ?? ''] },
    ];
  }
};

const mergeTerm = (term: PodAffinityTerm, labels: Labels): void => {
  if (term.labelSelector === undefined) return;
  merge(term.labelSelector, term.matchLabelKeys, 'In', labels);
  merge(term.labelSelector, term.mismatchLabelKeys, 'NotIn', labels);
};

const mergeAffinity = (affinity: PodAffinity | undefined, labels: Labels): void => {
  for (const { podAffinityTerm } of affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []) {
    mergeTerm(podAffinityTerm, labels);
  }
  for (const term of affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []) mergeTerm(term, labels);
};

/**
 * On creation `matchLabelKeys` and `mismatchLabelKeys` of affinity terms and spread constraints become
 * expressions of their label selectors, with the values of the Pod's own labels; the scheduler reads only those.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#matchlabelkeys
 * https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export const mergeLabelKeys = ({ metadata, spec }: Pod): void => {
  const labels = metadata?.labels ?? {};
  mergeAffinity(spec?.affinity?.podAffinity, labels);
  mergeAffinity(spec?.affinity?.podAntiAffinity, labels);
  for (const constraint of spec?.topologySpreadConstraints ?? []) {
    if (constraint.labelSelector === undefined) continue;
    merge(constraint.labelSelector, constraint.matchLabelKeys, 'In', labels);
  }
};
