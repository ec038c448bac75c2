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

/** What preemption on a node comes to; without victims, why it does not help there. */
export type DryRun =
  | ({ readonly helps: true } & Victims)
  | { readonly helps: false; readonly node: string; readonly reasons: readonly string[] };

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
 * disruption budget, the more important ones before the others.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#preemption
 */
export const victimsOnNode = (pod: PodInfo, node: NodeInfo, filters: Filters, cluster: Cluster): DryRun => {
  const lower = node.pods.filter(({ priority }) => priority < pod.priority);
  const unhelpful = (...reasons: string[]): DryRun => ({ helps: false, node: node.name, reasons });
  if (lower.length === 0) return unhelpful('No preemption victims found for incoming pod');
  const obstacle = (situation: Situation) =>
    firstRejectionWithNominated(situation.filters, pod, situation.node, cluster);
  let situation = lower.reduce<Situation>(remove, { node, filters });
  const remaining = obstacle(situation);
  if (remaining !== undefined) return unhelpful(...remaining.reasons);
  const { violating, others } = splitByBudgets(lower.toSorted(byImportance), cluster.disruptionBudgets);
  const victims: PodInfo[] = [];
  let pdbViolations = 0;
  for (const candidate of [...violating, ...others]) {
    const spared = add(situation, candidate);
    if (obstacle(spared) === undefined) {
      situation = spared;
      continue;
    }
    situation = remove(spared, candidate);
    victims.push(candidate);
    if (violating.includes(candidate)) pdbViolations++;
  }
  if (victims.length === 0) return unhelpful(`expected at least one victim pod on node "${node.name}"`);
  if (violating.length > 0 && others.length > 0) victims.sort(byImportance);
  return { helps: true, node: node.name, victims, pdbViolations };
};
