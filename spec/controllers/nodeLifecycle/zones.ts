import type { Node, NodeCondition } from '../../api/objects/core.ts';
import type { NodeLifecycleSettings } from './nodeLifecycleView.ts';

/** How a zone is: not looked at yet, well, disrupted in part, or without a node that is ready. */
export type ZoneState = 'Initial' | 'Normal' | 'PartialDisruption' | 'FullDisruption';

/** The zone of a node, as "region/zone"; "/" if it has no labels for either. */
export const zoneOf = ({ metadata: { labels = {} } = {} }: Node): string => {
  const label = (name: string): string =>
    labels[`failure-domain.beta.kubernetes.io/${name}`] ?? labels[`topology.kubernetes.io/${name}`] ?? '';
  return `${label('region')}/${label('zone')}`;
};

/** Nodes that do not count for their zone. */
export const isExcluded = ({ metadata }: Node): boolean =>
  metadata?.labels?.['node.kubernetes.io/exclude-disruption'] !== undefined;

/** From how many unready nodes on a zone may be disrupted in part. */
const fewestDisrupted = 3;

/**
 * How a zone is, by the conditions Ready of its nodes (undefined: it has none, so it is not ready).
 * https://kubernetes.io/docs/concepts/architecture/nodes/#rate-limits-on-eviction
 */
export const zoneState = (
  ready: readonly (NodeCondition | undefined)[],
  { unhealthyZoneThreshold }: NodeLifecycleSettings,
): ZoneState => {
  const readyNodes = ready.filter((condition) => condition?.status === 'True').length;
  const unready = ready.length - readyNodes;
  if (readyNodes === 0 && unready > 0) return 'FullDisruption';
  const isDisrupted = Math.fround(unready / ready.length) >= Math.fround(unhealthyZoneThreshold);
  return unready >= fewestDisrupted && isDisrupted ? 'PartialDisruption' : 'Normal';
};

/** How many nodes a second are tainted in a zone of this state and size; none in a small zone that is disrupted in part. */
export const taintingRate = (
  state: ZoneState,
  size: number,
  { nodeEvictionRate, secondaryNodeEvictionRate, largeClusterThreshold }: NodeLifecycleSettings,
): number => {
  if (state !== 'PartialDisruption') return nodeEvictionRate;
  return size > largeClusterThreshold ? secondaryNodeEvictionRate : 0;
};
