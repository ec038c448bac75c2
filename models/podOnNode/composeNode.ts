import { composeSystem } from '../../checker/system/composeSystem.ts';
import type { System } from '../../checker/system/system.ts';
import type { Mutant } from '../mutation/mutant.ts';
import { mutated } from '../mutation/mutated.ts';
import { type NodeParts, nodeParts } from './parts/nodeParts.ts';
import type { NodePlan } from './plan/nodePlan.ts';
import { admissionRules } from './rules/admitting.ts';
import { containerRules } from './rules/containers.ts';
import { endingRules } from './rules/ending.ts';
import { faultRules } from './rules/faults.ts';
import { listenerRules } from './rules/listening.ts';
import { mirrorRules } from './rules/mirroring.ts';
import { otherControllerRules } from './rules/otherControllers.ts';
import { probeRules } from './rules/probing.ts';
import { resizeRules } from './rules/resizing.ts';
import { shutdownRules } from './rules/shuttingDown.ts';
import { statusDecisions, statusRules } from './rules/status.ts';
import { storageRules } from './rules/storage.ts';
import { syncRules } from './rules/syncing.ts';
import { taintEvictionRules } from './rules/taintEviction.ts';
import { userRules } from './rules/users.ts';
import { deliveries, watchRules } from './rules/watching.ts';
import { podOnNodeViews } from './views/podOnNodeView.ts';
import { podViews } from './views/podView.ts';
import { wholeNodeViews } from './views/wholeNodeView.ts';

/** What follows within one step, in this order: the kubelet always knows what it would write, and sees what is delivered. */
export const urgentRules = ({ lags }: NodePlan): string[] => [
  ...(lags ? [] : deliveries),
  ...statusDecisions,
];

/** One node and its Pods in full detail; a mutant replaces some rules or charts. */
export const composeNode = (plan: NodePlan, mutant?: Mutant): { system: System; parts: NodeParts } => {
  const { system, handles } = composeSystem('node', (plain) => {
    const composer = mutant ? mutated(plain, mutant) : plain;
    const parts = nodeParts(composer, plan);
    composer.urgently(urgentRules(plan));
    userRules(composer, parts);
    otherControllerRules(composer, parts);
    watchRules(composer, parts);
    admissionRules(composer, parts);
    syncRules(composer, parts);
    resizeRules(composer, parts);
    probeRules(composer, parts);
    containerRules(composer, parts);
    listenerRules(composer, parts);
    storageRules(composer, parts);
    statusRules(composer, parts);
    endingRules(composer, parts);
    mirrorRules(composer, parts);
    faultRules(composer, parts);
    shutdownRules(composer, parts);
    taintEvictionRules(composer, parts);
    podViews(composer, parts);
    podOnNodeViews(composer, parts);
    wholeNodeViews(composer, parts);
    return parts;
  });
  return { system, parts: handles };
};
