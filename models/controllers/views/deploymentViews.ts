import type { Composer } from '../../../checker/system/composer.ts';
import { all, any, type Guard } from '../../../checker/system/guard.ts';
import type { ObservedRolloutView, TemplateView } from '../../views/rolloutView.ts';
import { areReady, readyOf } from '../charts/countedPods.ts';
import { isSized, isThere, sizeOf } from '../charts/replicaSetObject.ts';
import { asks, isPaused, rolloutOf } from '../charts/rollout.ts';
import { type DeploymentParts, decidedBy } from '../parts/deploymentParts.ts';
import { believedSets } from '../parts/deploymentPass.ts';
import type { DeploymentPlan } from '../plan/deploymentPlan.ts';

/** What laws see of a Deployment, of its ReplicaSets, and of what its controllers take both to be. */
export const deploymentViews = (
  { view, condition }: Composer,
  { deployment, templates, controllers }: DeploymentParts,
  plan: DeploymentPlan,
): void => {
  for (const template of templates) {
    view(
      'ReplicaSet of a template',
      template,
      { object: template.object, pods: template.pods },
      ({ object, pods }): TemplateView => ({
        revision: template.id,
        replicas: sizeOf(object),
        available: Math.min(readyOf(pods), sizeOf(object)),
      }),
    );
  }
  for (const controller of controllers) {
    view('observed rollout', controller, decidedBy(controller), (states): ObservedRolloutView => {
      const { revision, paused } = rolloutOf(states.seen) ?? { revision: 0, paused: false };
      return {
        id: controller.id,
        revision,
        paused,
        sets: believedSets(states, plan),
        least: plan.replicas - plan.maxUnavailable,
        most: plan.replicas + plan.maxSurge,
      };
    });
  }
  /** the template that is asked for has all the Pods, and they are ready */
  const isRolledOut = (revision: number): Guard =>
    all(
      deployment.is(asks(revision, false)),
      ...templates.map(({ id, object, pods }) =>
        id === revision
          ? all(object.is(isSized(plan.replicas)), pods.is(areReady(plan.replicas)))
          : all(any(object.isNot(isThere), object.is(isSized(0))), pods.is(areReady(0))),
      ),
    );
  // nobody is promised that a rollout that is paused goes on, or that one of a template that does not work ends
  condition(
    'as wanted',
    { id: 1, name: 'Deployment' },
    any(
      deployment.is(isPaused),
      ...templates.map(({ id, plan: { works } }) =>
        works ? isRolledOut(id) : deployment.is(asks(id, false)),
      ),
    ),
  );
};
