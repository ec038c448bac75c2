import { composeReplicaSets } from '../../controllers/composeReplicaSets.ts';
import type { ControllersPlan } from '../../controllers/plan/controllersPlan.ts';
import type { ReplicaSetsPlan } from '../../controllers/plan/replicaSetsPlan.ts';
import type { ControllerScenario, ExpectedBreach } from './controllerScenario.ts';

/** One ReplicaSet, and nobody else who creates Pods. */
const oneReplicaSet = (plan: ControllersPlan & { readonly replicas: number }): ReplicaSetsPlan => {
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

/** Kubernetes creates at least once: what nobody remembers to have written is written again. */
const surplus: readonly ExpectedBreach[] = [
  {
    law: 'workload/no-surplus-in-truth',
    by: 'a reply that is lost',
    where: ({ budgets }) => budgets.lostReplies > 0,
  },
  {
    law: 'workload/no-surplus-in-truth',
    by: 'a restarted controller that is given an old list',
    where: ({ budgets, lags }) => budgets.staleLists > 0 && lags,
  },
  { law: 'workload/no-surplus-in-truth', by: 'two leaders', where: ({ budgets }) => budgets.leaders > 0 },
  {
    law: 'workload/no-surplus-in-truth',
    by: 'expectations that expired, the gate being off',
    where: ({ budgets, gate, lags }) => budgets.expiries > 0 && gate === 'off' && lags,
  },
];

export const replicaSetScenarios: readonly ControllerScenario[] = [
  {
    name: 'replicaset-scaled',
    says: 'a ReplicaSet that users scale up and down, while its controller sees everything late',
    defaults: { replicas: 2, places: 4, scalings: 2 },
    expects: surplus,
    compose: (plan, mutant) => composeReplicaSets(oneReplicaSet(plan), mutant),
  },
];
