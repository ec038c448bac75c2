import type { NodeBudgets, PodBudgets } from '../../podOnNode/plan/nodePlan.ts';
import type { BoundDefinition, Bounds } from '../scenario.ts';

export const podBudgetWords: { readonly [B in keyof PodBudgets]: string } = {
  exits: 'exits of containers that nobody asked for, for each Pod',
  probeFailures: 'attempts of probes that fail, for each Pod',
  hookFailures: 'postStart hooks that fail, for each Pod',
  sandboxDeaths: 'sandboxes that die, for each Pod',
  failedCalls: 'image pulls, creations and starts that fail, for each Pod',
  networkFailures: 'calls of the network plugin that fail, for each Pod',
  garbageCollections: 'dead containers that are removed behind each Pod',
  removals: 'containers of each Pod that somebody removes from the runtime, running or not',
  failedRemovals: 'init containers of each Pod whose removal for a new sandbox fails',
  deletions: 'deletions by a user, for each Pod',
  forcedDeletions: 'deletions by force, for each Pod',
  putBacks: 'manifests that are put back after they were deleted, for each static Pod',
  resizes: 'changes of what containers request, for each Pod',
  gateLosses: 'readiness gates that are taken back, for each Pod',
};

export const nodeBudgetWords: { readonly [B in keyof NodeBudgets]: string } = {
  kubeletRestarts: 'restarts of the kubelet',
  reboots: 'reboots of the machine',
  partitions: 'times that the node is cut off',
  pressures: 'times that the node runs short of memory',
  taints: 'times that the node gets the taint node.kubernetes.io/unreachable:NoExecute',
  shutdowns: 'times that the machine is told to shut down',
};

const defaults: Bounds = { exits: 1, deletions: 1 };

const budgetBounds: readonly BoundDefinition[] = Object.entries({
  ...podBudgetWords,
  ...nodeBudgetWords,
}).map(([name, says]) => ({ name, says, default: defaults[name] ?? 0, least: 0, most: 8 }));

export const podOnNodeBounds: readonly BoundDefinition[] = [
  ...budgetBounds,
  { name: 'countedRestarts', says: 'restarts that are told apart', default: 1, least: 1, most: 8 },
  { name: 'lag', says: 'whether the kubelet’s view of the API may be stale: no or yes', default: 'no' },
];
