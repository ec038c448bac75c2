import type { Labels, Requirement } from '../api/labelSelector.ts';
import type { Service } from '../api/objects/core.ts';
import type { PodInfo } from './podInfo.ts';
import type { SpreadConstraint } from './spreadConstraint.ts';

/** All labels of `selector` are there, with its values. */
const hasLabels = (selector: Labels, labels: Labels): boolean =>
  Object.entries(selector).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);

/** The labels by which the services in front of a Pod select it. */
const serviceLabels = (pod: PodInfo, services: readonly Service[]): Labels => {
  const merged: Record<string, string> = {};
  for (const { metadata, spec } of services) {
    if ((metadata?.namespace || 'default') !== pod.namespace || !spec?.selector) continue;
    if (hasLabels(spec.selector, pod.labels)) Object.assign(merged, spec.selector);
  }
  return merged;
};

/**
 * The constraints of a Pod that has none of its own but belongs to services: soft, over hosts (`maxSkew` 3) and
 * zones (`maxSkew` 5).
 * https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#internal-default-constraints
 */
export const defaultConstraints = (
  pod: PodInfo,
  services: readonly Service[],
): readonly SpreadConstraint[] => {
  const requirements = Object.entries(serviceLabels(pod, services)).map(
    ([key, value]): Requirement => ({ key, operator: 'In', values: [value] }),
  );
  if (requirements.length === 0) return [];
  const constraint = (topologyKey: string, maxSkew: number): SpreadConstraint => ({
    maxSkew,
    topologyKey,
    selector: { selects: requirements },
    minDomains: 1,
    honorsAffinity: true,
    honorsTaints: false,
  });
  return [constraint('kubernetes.io/hostname', 3), constraint('topology.kubernetes.io/zone', 5)];
};
