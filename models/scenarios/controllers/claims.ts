import { composeClaims } from '../../controllers/composeClaims.ts';
import type { AdopterPlan, ClaimsPlan, LabelsPlan } from '../../controllers/plan/claimsPlan.ts';
import type { AskedPlan, ControllerScenario, ExpectedBreach } from './controllerScenario.ts';
import { surplusOf } from './surplus.ts';

const web: LabelsPlan = { id: 1, name: 'web', labels: { app: 'web', tier: 'front' } };
const api: LabelsPlan = { id: 2, name: 'api', labels: { app: 'api', tier: 'front' } };
const debugged: LabelsPlan = { id: 3, name: 'nobody', labels: { app: 'debug' } };
const labels = [web, api, debugged];

const owner = (
  id: number,
  name: string,
  selects: AdopterPlan['selects'],
  makes: LabelsPlan,
  { replicas }: AskedPlan,
): AdopterPlan => ({ id, name: `ReplicaSet ${name}`, selects, replicas, makes: makes.id });

/** There is room for what is wanted, for Pods of users, and for each that a user may take away from whoever selects it. */
const withRoom = (plan: ClaimsPlan): ClaimsPlan => {
  const { owners, bare, budgets, places } = plan;
  const wanted = owners.reduce((sum, { replicas }) => sum + replicas, 0);
  return {
    ...plan,
    places: Math.max(places, wanted + bare.length + budgets.relabels + budgets.ownerDeletions),
  };
};

/** Two owners that select different Pods. */
const apart = (plan: AskedPlan): ClaimsPlan => ({
  ...plan,
  labels,
  owners: [owner(1, 'web', { app: 'web' }, web, plan), owner(2, 'api', { app: 'api' }, api, plan)],
  bare: [],
});

/** Two owners, of which the second selects the Pods of the first, too. */
const overlapping = (plan: AskedPlan): ClaimsPlan => ({
  ...plan,
  labels,
  owners: [owner(1, 'web', { app: 'web' }, web, plan), owner(2, 'front', { tier: 'front' }, api, plan)],
  bare: [],
});

/** One owner, and a Pod of nobody that it selects. */
const alone = (plan: AskedPlan): ClaimsPlan => ({
  ...plan,
  labels: [web],
  owners: [owner(1, 'web', { app: 'web' }, web, plan)],
  bare: [web],
});

const surplus = surplusOf('workload/no-surplus-in-truth');

/** A deletion names the Pod, and not whose the controller takes it to be. */
const orphaned: readonly ExpectedBreach[] = [
  {
    law: 'workload/deletes-its-own',
    by: 'an owner that is deleted, and taken off a Pod, while its controller is about to delete that Pod',
    where: ({ budgets }) => budgets.ownerDeletions > 0,
  },
];

export const claimScenarios: readonly ControllerScenario[] = [
  {
    gateOnly: true,
    name: 'pods-relabelled',
    says: 'two ReplicaSets, and a user who changes the labels of a Pod: it is released and replaced, and adopted by whoever selects it then',
    defaults: { replicas: 1, places: 3, relabels: 1 },
    expects: [...surplus, ...orphaned],
    compose: (plan, mutant) => composeClaims(withRoom(apart(plan)), mutant),
  },
  {
    gateOnly: true,
    name: 'selectors-overlap',
    says: 'two ReplicaSets of which one selects the Pods of the other, too, and a user who changes labels',
    defaults: { replicas: 1, places: 3, relabels: 1 },
    expects: [...surplus, ...orphaned],
    compose: (plan, mutant) => composeClaims(withRoom(overlapping(plan)), mutant),
  },
  {
    gateOnly: true,
    name: 'adopter-deleted',
    says: 'a ReplicaSet that is deleted, leaving orphans, and created again, while its controller sees neither at once',
    defaults: { replicas: 1, places: 3, ownerDeletions: 1 },
    expects: [...surplus, ...orphaned],
    compose: (plan, mutant) => composeClaims(withRoom(alone(plan)), mutant),
  },
];
