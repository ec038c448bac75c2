import { composeDeployment } from '../../controllers/composeDeployment.ts';
import type { DeploymentPlan } from '../../controllers/plan/deploymentPlan.ts';
import type { AskedPlan, ControllerScenario, ExpectedBreach } from './controllerScenario.ts';

/** A Deployment of two templates, of which the second may not work. Surge and unavailable are 1. */
const twoTemplates = (plan: AskedPlan, secondWorks: boolean): DeploymentPlan => ({
  ...plan,
  maxSurge: 1,
  maxUnavailable: 1,
  templates: [
    { id: 1, name: 'template 1', works: true },
    { id: 2, name: 'template 2', works: secondWorks },
  ],
});

/** The Deployment controller waits for none of its own writes: it decides by whatever its cache shows. */
const unseen: readonly ExpectedBreach[] = [
  {
    law: 'deployment/availability-in-truth',
    by: 'a view of ReplicaSets that lags',
    where: ({ lags }) => lags,
  },
  {
    law: 'deployment/availability-in-truth',
    by: 'a ReplicaSet whose status still counts Pods that it is to delete, when a rollout turns round',
    where: ({ budgets }) => budgets.updates > 1,
  },
];

/** Each of two leaders keeps within what it sees; of several replicas both together need not. */
const twoLeaders: readonly ExpectedBreach[] = [
  {
    law: 'deployment/availability-in-truth',
    by: 'two leaders, each of which scales ReplicaSets by a view of its own',
    where: ({ budgets, lags, replicas }) => budgets.leaders > 0 && lags && replicas > 1,
  },
];

export const deploymentScenarios: readonly ControllerScenario[] = [
  {
    name: 'deployment-rolled-out',
    says: 'a Deployment that rolls out another template, surge and unavailable being 1, while a node is lost',
    defaults: { replicas: 3, updates: 1, nodeLosses: 1, controllerRestarts: 1 },
    expects: unseen,
    compose: (plan, mutant) => composeDeployment(twoTemplates(plan, true), mutant),
  },
  {
    name: 'deployment-stuck',
    says: 'a Deployment whose new template does not work, and a user who rolls it back',
    defaults: { replicas: 3, updates: 2, conflicts: 1, lostReplies: 1, controllerRestarts: 1, staleLists: 1 },
    expects: unseen,
    compose: (plan, mutant) => composeDeployment(twoTemplates(plan, false), mutant),
  },
  {
    name: 'deployment-paused',
    says: 'a Deployment whose rollout is paused, resumed and rolled back',
    defaults: { replicas: 3, updates: 2, pauses: 2, controllerRestarts: 1 },
    expects: unseen,
    compose: (plan, mutant) => composeDeployment(twoTemplates(plan, true), mutant),
  },
  {
    name: 'deployment-two-leaders',
    says: 'a Deployment of one that two processes look after for a while, each with a view of its own, while it rolls out',
    defaults: { replicas: 1, updates: 1, leaders: 1 },
    expects: twoLeaders,
    compose: (plan, mutant) => composeDeployment(twoTemplates(plan, true), mutant),
  },
];
