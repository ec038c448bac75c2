import type { BudgetParts } from '../parts/budgets.ts';
import type { DeploymentParts } from '../parts/deploymentParts.ts';
import type { ControllersComposer } from './controllersComposer.ts';

/** Users change the template of a Deployment, change it back, and pause and resume its rollout. */
export const deploymentUserRules = (
  { actor, rule }: ControllersComposer,
  { deployment, templates }: DeploymentParts,
  budgets: BudgetParts,
): void => {
  actor(
    'user',
    () => {
      rule('changes the template to that of', [templates], ({ id }) => ({
        then: [budgets.updates.send({ type: 'SPEND' }), deployment.send({ type: 'CHANGE', revision: id })],
      }));
      rule('pauses the rollout', [], () => ({
        then: [budgets.pauses.send({ type: 'SPEND' }), deployment.send({ type: 'PAUSE' })],
      }));
      rule('resumes the rollout', [], () => ({
        then: [budgets.pauses.send({ type: 'SPEND' }), deployment.send({ type: 'RESUME' })],
      }));
    },
    { fair: false },
  );
};
