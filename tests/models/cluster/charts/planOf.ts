import type { ClusterPlan, PodPlan } from '../../../../models/cluster/plan/clusterPlan.ts';
import type { ManifestObject } from '../../../../models/cluster/plan/input.ts';
import { planNodes } from '../../../../models/cluster/plan/nodes.ts';
import { planCluster } from '../../../../models/cluster/plan/planCluster.ts';
import { readWorkloads } from '../../../../models/cluster/workloads/readWorkloads.ts';

export const noBudgets: ClusterPlan['budgets'] = {
  nodeFailures: 0,
  containerExits: 0,
  probeFailures: 0,
  evictions: 0,
  deletions: 0,
  forcedDeletions: 0,
  kubeletRestarts: 0,
  controllerRestarts: 0,
  scalings: 0,
};

/** The plan of one bare Pod. */
export const planOf = (object: ManifestObject): PodPlan => {
  const { workloads, pods } = readWorkloads({ objects: [object] });
  const plan = planCluster({ nodes: planNodes(1), workloads, pods, budgets: noBudgets, maxUids: undefined });
  return plan.pods[0]!;
};
