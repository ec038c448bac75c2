import type { PodInfo } from '../podInfo.ts';
import { requiredNodeAffinityOf } from '../requiredNodeAffinity.ts';
import type { SpreadConstraint } from '../spreadConstraint.ts';
import { hasUntoleratedTaint } from '../tolerations.ts';
import { affinityMask, byNodeClass, type NodeMask } from './nodeMasks.ts';
import { classesSelected } from './podClasses.ts';
import { columnOf, type PreparedCluster } from './preparedCluster.ts';

/** The nodes that have all the topology keys. */
export const withAllKeys = (
  prepared: PreparedCluster,
  constraints: readonly SpreadConstraint[],
): NodeMask => {
  const mask = new Uint8Array(prepared.nodes.length).fill(1);
  for (const { topologyKey } of constraints) {
    const { ids } = columnOf(prepared, topologyKey);
    for (let node = 0; node < mask.length; node++) if ((ids[node] ?? -1) < 0) mask[node] = 0;
  }
  return mask;
};

/** Of the nodes, those that count for a constraint: by its policies for node affinity and node taints. */
export const countingNodes = (
  prepared: PreparedCluster,
  constraint: SpreadConstraint,
  pod: PodInfo,
  among: NodeMask,
): NodeMask => {
  const affinity = constraint.honorsAffinity
    ? affinityMask(prepared, requiredNodeAffinityOf(pod.pod))
    : undefined;
  if (affinity === undefined && !constraint.honorsTaints) return among;
  const tolerations = pod.pod.spec?.tolerations;
  const tolerable = byNodeClass(prepared, ({ taints }) =>
    constraint.honorsTaints && hasUntoleratedTaint(taints, tolerations) ? 0 : 1,
  );
  return among.map((counts, node) =>
    counts && (affinity?.[node] ?? 1) ? (tolerable[prepared.nodeClasses.ids[node] ?? 0] ?? 0) : 0,
  );
};

/** The nodes of the Pods that a constraint counts, a node once for each Pod. */
export const matchingPods = (
  prepared: PreparedCluster,
  { selector }: SpreadConstraint,
  namespace: string,
): readonly (readonly number[])[] =>
  selector.selects.length === 0
    ? []
    : classesSelected(prepared.pods, selector, (name) => name === namespace)
        .filter(({ terminating }) => !terminating)
        .map(({ nodes }) => nodes);
