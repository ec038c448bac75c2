import { composeSystem } from '../../checker/system/composeSystem.ts';
import type { Guard } from '../../checker/system/guard.ts';
import type { RuleHandle } from '../../checker/system/rule.ts';
import type { System } from '../../checker/system/system.ts';
import { stage } from '../environment/stage.ts';
import type { Mutant } from '../mutation/mutant.ts';
import { changeRules, withChangedCharts } from '../mutation/seedFault.ts';
import { mayBeEvicted, type Scale } from './constraints/evictions.ts';
import { type ClusterParts, clusterParts, type PodParts } from './parts/clusterParts.ts';
import type { ClusterPlan, Observer } from './plan/clusterPlan.ts';
import { actionRules } from './rules/actions.ts';
import { bookkeepingRules } from './rules/bookkeeping.ts';
import type { ClusterComposer } from './rules/clusterRuleFacts.ts';
import { containerRules } from './rules/containers.ts';
import { kubeletProbeRules } from './rules/kubeletProbes.ts';
import { kubeletStatusRules } from './rules/kubeletStatus.ts';
import { kubeletSyncRules } from './rules/kubeletSync.ts';
import { kubeletTerminationRules } from './rules/kubeletTermination.ts';
import { maintenanceRules } from './rules/maintenance.ts';
import { nodeLifecycleRules } from './rules/nodeLifecycle.ts';
import { nodeRules } from './rules/nodes.ts';
import { schedulerRules } from './rules/scheduler.ts';
import { onceUp, stageRules } from './rules/stage.ts';
import { userRules } from './rules/users.ts';
import { askedStage, askedViews } from './views/askedViews.ts';
import { nodeViews } from './views/nodeViews.ts';
import { podViews } from './views/podViews.ts';
import { type ControlledWorkloads, controlledWorkloads } from './workloads/controlledWorkloads.ts';
import { podViewOf, type WorkloadRules } from './workloads/workloadKinds.ts';

/** The rules of the controllers of workloads, in the order of the controllers. */
const workloadRules = (
  composer: ClusterComposer,
  parts: ClusterParts,
  controlled: readonly ControlledWorkloads[],
) => {
  const rules = controlled.map(({ controller, workloads }) => ({
    name: controller.name,
    ...controller.rules(composer, parts, workloads),
  }));
  return {
    observers: rules.map(({ name, sees }): Observing => ({ name, sees })),
    reads: rules.flatMap(({ reads }) => reads),
    changeable: Object.assign({}, ...rules.map(({ changeable }) => changeable)) as WorkloadRules,
  };
};

/** Workloads as disruption budgets count them. */
const scalesOf = (controlled: readonly ControlledWorkloads[]): Scale[] =>
  controlled.flatMap(({ controller, workloads }) =>
    workloads.map((workload) => ({
      pods: workload.pods,
      sizes: [...new Set([workload.plan.replicas, ...workload.plan.scales])].map((replicas) => ({
        replicas,
        when: controller.wants(workload, replicas),
      })),
    })),
  );

/** Somebody whose view of the API may lag, and the rules that bring it forward. */
type Observing = { readonly name: Observer; readonly sees: readonly RuleHandle[] };

/**
 * Composes every rule of a cluster. `urgent`: what follows within one step, in this order: it is the consequence of what
 * happened, and nobody's choice. `changeable`: what mutants may change, under keys of their own.
 */
const clusterRules = (
  composer: ClusterComposer,
  parts: ClusterParts,
  controlled: readonly ControlledWorkloads[],
) => {
  const scales = scalesOf(controlled);
  const evictable = (pod: PodParts): readonly Guard[] => mayBeEvicted(parts, scales, pod);
  userRules(composer, parts, evictable);
  if (parts.plan.actions) {
    maintenanceRules(composer, parts, evictable);
    actionRules(composer, parts);
  }
  const workloads = workloadRules(composer, parts, controlled);
  const { sees, bindsPod, seesPodGone } = schedulerRules(composer, parts);
  const sync = kubeletSyncRules(composer, parts);
  kubeletProbeRules(composer, parts);
  const status = kubeletStatusRules(composer, parts);
  const termination = kubeletTerminationRules(composer, parts);
  containerRules(composer, parts);
  const nodeLifecycle = nodeLifecycleRules(composer, parts);
  const { diesWithItsPods, forgetsItsPods } = nodeRules(composer, parts);
  const { nothingIsLeft } = bookkeepingRules(composer, parts);
  const { lagging } = parts.plan;
  const prompt = [...workloads.observers, { name: 'scheduler', sees }].filter(
    ({ name }) => !lagging.includes(name),
  );
  return {
    urgent: [
      diesWithItsPods,
      forgetsItsPods,
      nothingIsLeft,
      ...workloads.reads,
      ...prompt.flatMap((observer) => observer.sees),
    ] as readonly RuleHandle[],
    changeable: {
      ...workloads.changeable,
      bindsPod,
      seesPodGone,
      ...sync,
      ...status,
      ...termination,
      ...nodeLifecycle,
    },
  };
};

/** The rules of a cluster that mutants may change. */
export type ClusterRules = ReturnType<typeof clusterRules>['changeable'];

export type ComposedCluster = {
  readonly system: System;
  readonly parts: ClusterParts;
  readonly controlled: readonly ControlledWorkloads[];
  readonly urgent: readonly RuleHandle[];
};

/** The whole cluster, from its plan: every part, every rule, every view; a mutant replaces some rules or charts. */
export const composeCluster = (plan: ClusterPlan, mutant?: Mutant): ComposedCluster => {
  const { system, handles } = composeSystem('cluster', (plain: ClusterComposer) => {
    const composer = mutant ? withChangedCharts(plain, mutant) : plain;
    const parts = clusterParts(composer, plan, podViewOf);
    const controlled = controlledWorkloads(composer, parts);
    const begun = plan.onceUp ? composer.one('application', stage) : undefined;
    if (begun) stageRules(composer, parts, begun);
    const { urgent, changeable } = clusterRules(
      begun ? onceUp(composer, begun) : composer,
      parts,
      controlled,
    );
    composer.urgently(urgent);
    if (mutant) changeRules(composer, changeable, mutant);
    podViews(composer, parts);
    nodeViews(composer, parts);
    for (const { controller, workloads } of controlled) controller.views(composer, workloads);
    if (plan.asked) {
      askedViews(composer, parts);
      for (const { controller, workloads } of controlled) controller.asked(composer, workloads);
      if (begun) askedStage(composer, begun);
    }
    composer.interchangeable(parts.nodes);
    return { parts, controlled, urgent };
  });
  return { system, ...handles };
};
