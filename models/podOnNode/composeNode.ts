import { composeSystem } from '../../checker/system/composeSystem.ts';
import type { RuleHandle } from '../../checker/system/rule.ts';
import type { System } from '../../checker/system/system.ts';
import type { Mutant } from '../mutation/mutant.ts';
import { changeRules, withChangedCharts } from '../mutation/seedFault.ts';
import { type NodeParts, nodeParts } from './parts/nodeParts.ts';
import type { NodePlan } from './plan/nodePlan.ts';
import { admissionRules } from './rules/admitting.ts';
import { containerRules } from './rules/containers.ts';
import { endingRules } from './rules/ending.ts';
import { faultRules } from './rules/faults.ts';
import { listenerRules } from './rules/listening.ts';
import { mirrorRules } from './rules/mirroring.ts';
import type { NodeComposer } from './rules/nodeRuleFacts.ts';
import { otherControllerRules } from './rules/otherControllers.ts';
import { probeRules } from './rules/probing.ts';
import { resizeRules } from './rules/resizing.ts';
import { shutdownRules } from './rules/shuttingDown.ts';
import { statusRules } from './rules/status.ts';
import { storageRules } from './rules/storage.ts';
import { syncRules } from './rules/syncing.ts';
import { taintEvictionRules } from './rules/taintEviction.ts';
import { userRules } from './rules/users.ts';
import { watchRules } from './rules/watching.ts';
import { podOnNodeViews } from './views/podOnNodeView.ts';
import { podViews } from './views/podView.ts';
import { wholeNodeViews } from './views/wholeNodeView.ts';

/** Composes every rule of a node; those that others speak of come back under keys of their own. */
const nodeRules = (composer: NodeComposer, parts: NodeParts) => {
  userRules(composer, parts);
  otherControllerRules(composer, parts);
  const watching = watchRules(composer, parts);
  const admitting = admissionRules(composer, parts);
  const syncing = syncRules(composer, parts);
  const resizing = resizeRules(composer, parts);
  const probing = probeRules(composer, parts);
  const containers = containerRules(composer, parts);
  const listening = listenerRules(composer, parts);
  storageRules(composer, parts);
  const status = statusRules(composer, parts);
  const ending = endingRules(composer, parts);
  const mirroring = mirrorRules(composer, parts);
  const faults = faultRules(composer, parts);
  const shuttingDown = shutdownRules(composer, parts);
  const taintEviction = taintEvictionRules(composer, parts);
  return {
    ...watching,
    ...admitting,
    ...syncing,
    ...resizing,
    ...probing,
    ...containers,
    ...listening,
    ...status,
    ...ending,
    ...mirroring,
    ...faults,
    ...shuttingDown,
    ...taintEviction,
  };
};

export type NodeRules = ReturnType<typeof nodeRules>;

/**
 * What follows within one step, in this order: the kubelet sees what is delivered, unless its view lags, and always
 * knows what it would write.
 */
const urgentRules = ({ lags }: NodePlan, rules: NodeRules): readonly RuleHandle[] => [
  ...(lags ? [] : [rules.seesBoundPod, rules.seesDeletion, rules.seesPodGone, rules.seesReadinessGate]),
  rules.decidesOnPending,
  rules.decidesOnRunning,
  rules.decidesOnReady,
  rules.decidesOnSucceeded,
  rules.decidesOnFailed,
];

export type ComposedNode = {
  readonly system: System;
  readonly parts: NodeParts;
  readonly rules: NodeRules;
  readonly urgent: readonly RuleHandle[];
};

/** One node and its Pods in full detail; a mutant replaces some rules or charts. */
export const composeNode = (plan: NodePlan, mutant?: Mutant): ComposedNode => {
  const { system, handles } = composeSystem('node', (plain: NodeComposer) => {
    const composer = mutant ? withChangedCharts(plain, mutant) : plain;
    const parts = nodeParts(composer, plan);
    const rules = nodeRules(composer, parts);
    const urgent = urgentRules(plan, rules);
    composer.urgently(urgent);
    if (mutant) changeRules(composer, rules, mutant);
    podViews(composer, parts);
    podOnNodeViews(composer, parts);
    wholeNodeViews(composer, parts);
    return { parts, rules, urgent };
  });
  return { system, ...handles };
};
