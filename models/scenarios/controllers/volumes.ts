import { composeVolume } from '../../controllers/composeVolume.ts';
import type { ControllersPlan } from '../../controllers/plan/controllersPlan.ts';
import type { VolumePlan } from '../../controllers/plan/volumePlan.ts';
import type { ControllerScenario, ExpectedBreach } from './controllerScenario.ts';

/** Two nodes, and one Pod that may be on either. */
const twoNodes = (plan: ControllersPlan): VolumePlan => ({
  ...plan,
  nodes: [1, 2].map((id) => ({ id, name: `node ${id}` })),
});

/** What the controller does not know counts for nothing, and what has waited for long is not asked about. */
const expects: readonly ExpectedBreach[] = [
  {
    law: 'storage/attached-to-one-node',
    by: 'an operation of which the controller does not know what became, since it restarted or lost the reply: an uncertain attachment keeps no other node from the volume',
    where: ({ budgets }) => budgets.controllerRestarts + budgets.lostReplies > 0,
  },
  {
    law: 'storage/attached-to-one-node',
    by: 'a detachment that failed since the node used the volume again: that leaves the attachment uncertain, too, though the volume is mounted',
    where: ({ budgets, lags }) => budgets.deletions + budgets.partitions > (lags ? 0 : 1),
  },
  {
    law: 'storage/detached-after-unmount',
    by: 'a node that is cut off, whose Pod was deleted by force: after six minutes the volume is taken off it, whatever goes on there',
    where: ({ budgets }) => budgets.partitions > 0 && budgets.forcedDeletions > 0,
  },
  {
    law: 'storage/detached-after-unmount',
    by: 'a volume that was unmounted late: after six minutes the node is not asked any more, though a Pod may have come back to it of which the controller has not heard',
    where: ({ budgets, lags }) => budgets.expiries > 0 && budgets.deletions > 0 && lags,
  },
];

export const volumeScenarios: readonly ControllerScenario[] = [
  {
    name: 'volume-moved',
    says: 'a volume that one node may use at a time, whose Pod is deleted and created on the other node, while the attach-detach controller sees late and restarts',
    defaults: { deletions: 2, controllerRestarts: 1 },
    expects,
    compose: (plan, mutant) => composeVolume(twoNodes(plan), mutant),
  },
  {
    name: 'volume-lost-reply',
    says: 'a volume that moves with its Pod, while its controller does not hear what became of an operation, or what has waited for six minutes is forced',
    defaults: { deletions: 1, lostReplies: 1, expiries: 1 },
    expects,
    compose: (plan, mutant) => composeVolume(twoNodes(plan), mutant),
  },
  {
    name: 'volume-cut-off',
    says: 'a volume on a node that is cut off, whose Pod is deleted by force, or which is switched off and said to be out of service',
    defaults: { partitions: 1, forcedDeletions: 1, taints: 1 },
    expects,
    compose: (plan, mutant) => composeVolume(twoNodes(plan), mutant),
  },
];
