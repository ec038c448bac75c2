import { composeSystem } from '../../checker/system/composeSystem.ts';
import type { System } from '../../checker/system/system.ts';
import type { Mutant } from '../mutation/mutant.ts';
import { mutated } from '../mutation/mutated.ts';
import { type ClusterParts, clusterParts } from './parts/clusterParts.ts';
import type { ClusterPlan } from './plan/clusterPlan.ts';
import { bookkeepingRules } from './rules/bookkeeping.ts';
import { containerRules } from './rules/containers.ts';
import { kubeletProbeRules } from './rules/kubeletProbes.ts';
import { kubeletStatusRules } from './rules/kubeletStatus.ts';
import { kubeletSyncRules } from './rules/kubeletSync.ts';
import { kubeletTerminationRules } from './rules/kubeletTermination.ts';
import { nodeLifecycleRules } from './rules/nodeLifecycle.ts';
import { nodeRules } from './rules/nodes.ts';
import { schedulerRules, schedulerSees } from './rules/scheduler.ts';
import { userRules } from './rules/users.ts';
import { nodeViews } from './views/nodeViews.ts';
import { podViews } from './views/podViews.ts';
import { type ControlledWorkloads, controlledWorkloads } from './workloads/controlledWorkloads.ts';
import { podViewOf, workloadControllers } from './workloads/workloadKinds.ts';

/** Those whose view of the API may lag, and the rules that bring it forward. */
const observers: readonly { readonly name: string; readonly sees: readonly string[] }[] = [
  ...workloadControllers,
  { name: 'scheduler', sees: Object.keys(schedulerSees) },
];

/** What follows within one step, in this order: it is the consequence of what happened, and nobody's choice. */
export const urgentRules = ({ lagging }: ClusterPlan): string[] => [
  'dies with its Pods',
  'forgets its Pods',
  'nothing is left',
  ...workloadControllers.flatMap(({ reads }) => reads),
  ...observers.flatMap(({ name, sees }) => (lagging.includes(name) ? [] : sees)),
];

/** The whole cluster, from its plan: every part, every rule, every view; a mutant replaces some rules. */
export const composeCluster = (
  plan: ClusterPlan,
  mutant?: Mutant,
): { system: System; parts: ClusterParts; controlled: readonly ControlledWorkloads[] } => {
  const { system, handles } = composeSystem('cluster', (plain) => {
    const composer = mutant ? mutated(plain, mutant) : plain;
    const parts = clusterParts(composer, plan, podViewOf);
    const controlled = controlledWorkloads(composer, parts);
    composer.urgently(urgentRules(plan));
    userRules(composer, parts);
    for (const { controller, workloads } of controlled) controller.rules(composer, parts, workloads);
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
    for (const { controller, workloads } of controlled) controller.views(composer, workloads);
    composer.interchangeable(parts.nodes);
    return { parts, controlled };
  });
  return { system, ...handles };
};
