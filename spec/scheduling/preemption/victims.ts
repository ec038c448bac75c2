import type { Cluster } from '../cluster.ts';
import { afterChange, type Filters, firstRejectionWithNominated } from '../filtering.ts';
import { type NodeInfo, withoutPod, withPod } from '../nodeInfo.ts';
import type { PodInfo } from '../podInfo.ts';
import { splitByBudgets } from './disruptionBudgets.ts';
import { byImportance } from './importance.ts';

/** The Pods that must go from a node, most important first, and how many of them violate a disruption budget. */
export type Victims = {
  readonly node: string;
  readonly victims: readonly PodInfo[];
  readonly pdbViolations: number;
};

type Situation = { readonly node: NodeInfo; readonly filters: Filters };

const remove = ({ node, filters }: Situation, pod: PodInfo): Situation => {
  const after = withoutPod(node, pod);
  return { node: after, filters: afterChange(filters, { pod, node: after, by: -1 }) };
};

const add = ({ node, filters }: Situation, pod: PodInfo): Situation => {
  const after = withPod(node, pod);
  return { node: after, filters: afterChange(filters, { pod, node: after, by: 1 }) };
};

/**
 * The victims on one node: of all Pods of lower priority as few as possible. They are taken away together; if the
 * Pod fits then, they are spared one by one as long as it still fits, first those whose eviction would violate a
 * disruption budget, the more important ones before the others. Undefined if preemption does not help there.
 *
 * Documentation: "Pod Priority and Preemption", preemption.
 */
export const victimsOnNode = (
  pod: PodInfo,
  node: NodeInfo,
  filters: Filters,
  cluster: Cluster,
): Victims | undefined => {
  const lower = node.pods.filter(({ priority }) => priority < pod.priority);
  if (lower.length === 0) return undefined;
  const fits = (situation: Situation): boolean =>
    firstRejectionWithNominated(situation.filters, pod, situation.node, cluster) === undefined;
  let situation = lower.reduce<Situation>(remove, { node, filters });
  if (!fits(situation)) return undefined;
  const { violating, others } = splitByBudgets(lower.toSorted(byImportance), cluster.disruptionBudgets);
  const victims: PodInfo[] = [];
  let pdbViolations = 0;
  for (const candidate of [...violating, ...others]) {
    const spared = add(situation, candidate);
    if (fits(spared)) {
      situation = spared;
      continue;
    }
    situation = remove(spared, candidate);
    victims.push(candidate);
    if (violating.includes(candidate)) pdbViolations++;
  }
  if (victims.length === 0) return undefined;
  if (violating.length > 0 && others.length > 0) victims.sort(byImportance);
  return { node: node.name, victims, pdbViolations };
};
