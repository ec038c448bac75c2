import { selects } from '../../../api/labelSelector.ts';
import type { PodInfo } from '../../podInfo.ts';
import type { SpreadConstraint } from '../../spreadConstraint.ts';
import { columnOf, type PreparedCluster } from '../preparedCluster.ts';
import { countingNodes, matchingPods, withAllKeys } from '../spreadCounts.ts';
import { numberOf, type Rejected } from './stage.ts';

type Domains = { readonly counts: Int32Array; readonly least: number };

const domainsOf = (
  prepared: PreparedCluster,
  constraint: SpreadConstraint,
  pod: PodInfo,
  among: Uint8Array,
): Domains => {
  const { ids, values } = columnOf(prepared, constraint.topologyKey);
  const counting = countingNodes(prepared, constraint, pod, among);
  const present = new Uint8Array(values.length);
  for (let node = 0; node < counting.length; node++) if (counting[node]) present[ids[node] ?? 0] = 1;
  const counts = new Int32Array(values.length);
  for (const nodes of matchingPods(prepared, constraint, pod.namespace)) {
    for (const node of nodes) {
      const id = ids[node] ?? -1;
      if (counting[node]) counts[id] = (counts[id] ?? 0) + 1;
    }
  }
  let domains = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let id = 0; id < present.length; id++) {
    if (!present[id]) continue;
    domains++;
    least = Math.min(least, counts[id] ?? 0);
  }
  return { counts, least: domains < constraint.minDomains ? 0 : least };
};

/** PodTopologySpread on counts by topology value. */
export const rejectBySpread = (
  prepared: PreparedCluster,
  pod: PodInfo,
  constraints: readonly SpreadConstraint[],
  rejected: Rejected,
): void => {
  const number = numberOf('PodTopologySpread');
  const among = withAllKeys(prepared, constraints);
  for (const constraint of constraints) {
    const { counts, least } = domainsOf(prepared, constraint, pod, among);
    const { ids } = columnOf(prepared, constraint.topologyKey);
    const own = selects(constraint.selector, pod.labels) ? 1 : 0;
    const most = constraint.maxSkew - own + least;
    for (let node = 0; node < rejected.length; node++) {
      const id = ids[node] ?? -1;
      if (rejected[node] === 0 && (id < 0 || (counts[id] ?? 0) > most)) rejected[node] = number;
    }
  }
};
