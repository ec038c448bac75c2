import { composeReplicaSets } from '../../controllers/composeReplicaSets.ts';
import type { ReplicaSetsPlan } from '../../controllers/plan/replicaSetsPlan.ts';
import type { AskedPlan, ControllerScenario } from './controllerScenario.ts';
import { surplusOf } from './surplus.ts';

/** One ReplicaSet, and nobody else who creates Pods. */
const oneReplicaSet = (plan: AskedPlan): ReplicaSetsPlan => {
  const labels = { app: 'web' };
  const { replicas } = plan;
  const scales = plan.budgets.scalings > 0 ? [replicas + 1, Math.max(0, replicas - 1)] : [];
  return {
    ...plan,
    replicaSets: [{ id: 1, name: 'ReplicaSet web', selects: labels, replicas, scales }],
    kinds: [{ id: 1, name: 'web', owner: 1, labels }],
    bare: [],
  };
};

/** Two ReplicaSets with one selector, and a Pod that nobody controls and both select. */
const overlapping = (plan: AskedPlan): ReplicaSetsPlan => {
  const labels = { app: 'web' };
  const ids = [1, 2];
  const bare = { id: 3, name: 'nobody', owner: undefined, labels };
  const { replicas } = plan;
  return {
    ...plan,
    replicaSets: ids.map((id) => ({
      id,
      name: `ReplicaSet web-${id}`,
      selects: labels,
      replicas,
      scales: [],
    })),
    kinds: [...ids.map((id) => ({ id, name: `web-${id}`, owner: id, labels })), bare],
    bare: [bare],
  };
};

const surplus = surplusOf('workload/no-surplus-in-truth');

export const replicaSetScenarios: readonly ControllerScenario[] = [
  {
    name: 'replicaset-scaled',
    says: 'a ReplicaSet that users scale up and down, while its controller sees everything late',
    defaults: { replicas: 2, places: 4, scalings: 2 },
    expects: surplus,
    compose: (plan, mutant) => composeReplicaSets(oneReplicaSet(plan), mutant),
  },
  {
    name: 'replicaset-restarted',
    says: 'a ReplicaSet whose Pods fail, whose controller restarts and may be given an old list, and whose writes may be refused',
    defaults: { replicas: 3, places: 4, podFailures: 1, controllerRestarts: 1, staleLists: 1, conflicts: 1 },
    expects: surplus,
    compose: (plan, mutant) => composeReplicaSets(oneReplicaSet(plan), mutant),
  },
  {
    name: 'replicaset-expired',
    says: 'a ReplicaSet whose controller gives up its expectations, and, the gate being on, waits for its own writes all the same',
    defaults: { replicas: 3, places: 4, podFailures: 1, expiries: 1 },
    expects: surplus,
    compose: (plan, mutant) => composeReplicaSets(oneReplicaSet(plan), mutant),
  },
  {
    name: 'replicaset-lost-reply',
    says: 'a ReplicaSet whose controller does not hear that a write of its own succeeded',
    defaults: { replicas: 3, places: 5, lostReplies: 1, conflicts: 1 },
    expects: surplus,
    compose: (plan, mutant) => composeReplicaSets(oneReplicaSet(plan), mutant),
  },
  {
    name: 'replicaset-two-leaders',
    says: 'a ReplicaSet that two processes look after for a while, each with a view of its own',
    defaults: { replicas: 1, places: 3, leaders: 1 },
    expects: surplus,
    compose: (plan, mutant) => composeReplicaSets(oneReplicaSet(plan), mutant),
  },
  {
    name: 'replicasets-overlap',
    says: 'two ReplicaSets that select the same Pods, and a Pod of a user that both select',
    defaults: { replicas: 1, places: 3 },
    expects: surplus,
    compose: (plan, mutant) => composeReplicaSets(overlapping(plan), mutant),
  },
];
