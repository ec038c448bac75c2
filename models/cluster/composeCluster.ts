import { composeSystem } from '../../checker/system/composeSystem.ts';
import type { System } from '../../checker/system/system.ts';
import type { Mutant } from '../mutation/mutant.ts';
import { mutated } from '../mutation/mutated.ts';
import { type ClusterParts, clusterParts } from './parts/clusterParts.ts';
import type { ClusterPlan, Observer } from './plan/clusterPlan.ts';
import { bookkeepingRules } from './rules/bookkeeping.ts';
import { containerRules } from './rules/containers.ts';
import { kubeletProbeRules } from './rules/kubeletProbes.ts';
import { kubeletStatusRules } from './rules/kubeletStatus.ts';
import { kubeletSyncRules } from './rules/kubeletSync.ts';
import { kubeletTerminationRules } from './rules/kubeletTermination.ts';
import { nodeLifecycleRules } from './rules/nodeLifecycle.ts';
import { nodeRules } from './rules/nodes.ts';
import {
  replicaSetControllerReads,
  replicaSetControllerSees,
  workloadRules,
} from './rules/replicaSetController.ts';
import { schedulerRules, schedulerSees } from './rules/scheduler.ts';
import { userRules } from './rules/users.ts';
import { nodeViews } from './views/nodeViews.ts';
import { podViews } from './views/podViews.ts';
import { workloadViews } from './views/workloadViews.ts';

/** What each observer's view is brought forward by: at once, unless the view lags. */
const deliveries: { readonly [O in Observer]: readonly string[] } = {
  'ReplicaSet controller': Object.keys(replicaSetControllerSees),
  scheduler: Object.keys(schedulerSees),
};

/** What follows within one step, in this order: it is the consequence of what happened, and nobody's choice. */
export const urgentRules = (plan: ClusterPlan): string[] => [
  'dies with its Pods',
  'forgets its Pods',
  'nothing is left',
  ...Object.keys(replicaSetControllerReads),
  'has read all Pods',
  ...(Object.keys(deliveries) as Observer[]).flatMap((observer) =>
    plan.lagging.includes(observer) ? [] : deliveries[observer],
  ),
];

/** The whole cluster, from its plan: every part, every rule, every view; a mutant replaces some rules. */
export const composeCluster = (
  plan: ClusterPlan,
  mutant?: Mutant,
): { system: System; parts: ClusterParts } => {
  const { system, handles } = composeSystem('cluster', (plain) => {
    const composer = mutant ? mutated(plain, mutant) : plain;
    const parts = clusterParts(composer, plan);
    composer.urgently(urgentRules(plan));
    userRules(composer, parts);
    workloadRules(composer, parts);
    schedulerRules(composer, parts);
    kubeletSyncRules(composer, parts);
    kubeletProbeRules(composer, parts);
    kubeletStatusRules(composer, parts);
    kubeletTerminationRules(composer, parts);
    containerRules(composer, parts);
    nodeLifecycleRules(composer, parts);
    nodeRules(composer, parts);
    bookkeepingRules(composer, parts);
    podViews(composer, parts);
    nodeViews(composer, parts);
    workloadViews(composer, parts);
    composer.interchangeable(parts.nodes);
    return parts;
  });
  return { system, parts: handles };
};
