import { all, any, type Guard } from '../../../checker/system/guard.ts';
import type { Scaled } from '../../ruleFacts.ts';
import { readyOf } from '../charts/countedPods.ts';
import { isSized, isThere, seenSizeOf } from '../charts/replicaSetObject.ts';
import { asks, rolloutOf } from '../charts/rollout.ts';
import { availableOf } from '../charts/seenAvailable.ts';
import type { DeploymentWrite } from '../decisions/deploymentWrites.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type {
  DeploymentControllerParts,
  DeploymentParts,
  SeenTemplateParts,
} from '../parts/deploymentParts.ts';
import { type DeploymentPlan, sizesOf } from '../plan/deploymentPlan.ts';
import type { ControllersComposer } from './controllersComposer.ts';
import { passRules, type WriteRule } from './passes.ts';
import { processRules } from './processes.ts';
import { watch } from './watching.ts';

const by = 'Deployment controller';

/**
 * The Deployment controller: it sees the Deployment and its ReplicaSets, late, and writes what `syncDeployment` decides about
 * what it has seen. A ReplicaSet that has changed since cannot be scaled: the API server answers with a conflict.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export const deploymentControllerRules = (
  composer: ControllersComposer,
  { deployment, templates, controllers }: DeploymentParts,
  budgets: BudgetParts,
  plan: DeploymentPlan,
) => {
  const sizes = sizesOf(plan);
  const views = controllers.flatMap((controller) =>
    controller.templates.map((view): View => ({ ...view, controller })),
  );
  const ofDeployment = composer.actor(by, () =>
    watch(
      composer,
      controllers,
      ({ seen }) => seen,
      (controller) => controller,
      (verb) =>
        Object.fromEntries(
          templates.flatMap(({ id: revision, plan: { name } }) =>
            [false, true].map((paused) => [
              `${name} ${paused}`,
              {
                rule: `${verb} that the Deployment asks for ${name}${paused ? ', and is paused' : ''}`,
                as: 'Present',
                details: { revision, paused },
                when: ({ seen }: DeploymentControllerParts) => [
                  deployment.is(asks(revision, paused)),
                  seen.isNot((state) => {
                    const known = rolloutOf(state);
                    return known?.revision === revision && known.paused === paused;
                  }),
                ],
              },
            ]),
          ),
        ),
    ),
  );
  const ofSizes = composer.actor(by, () =>
    watch(
      composer,
      views,
      ({ size }) => size,
      ({ controller }) => controller,
      (verb) =>
        Object.fromEntries(
          sizes.map((replicas) => [
            `size ${replicas}`,
            {
              rule: `${verb} that the ReplicaSet is to have ${replicas} replicas`,
              as: 'Present',
              details: { replicas },
              when: ({ template, size }: View) => [
                template.object.is(isSized(replicas)),
                size.isNot((state) => seenSizeOf(state) === replicas),
              ],
            },
          ]),
        ),
    ),
  );
  const ofCounts = composer.actor(by, () =>
    watch(
      composer,
      views,
      ({ available }) => available,
      ({ controller }) => controller,
      (verb) =>
        Object.fromEntries(
          sizes.map((count) => [
            `available ${count}`,
            {
              rule: `${verb} that ${count} Pods of the ReplicaSet are available`,
              as: 'Counted',
              details: { available: count },
              when: (view: View) => [
                isSeenWhole(view),
                view.template.pods.is((state) => readyOf(state) === count),
                view.available.isNot((state) => availableOf(state) === count),
              ],
            },
          ]),
        ),
    ),
  );
  const { hasListed } = processRules(composer, budgets, by, controllers);
  const about = views
    .flatMap((view) => sizes.map((to) => ({ ...view, to })))
    .map(
      (target, at): Subject => ({
        ...target,
        id: at + 1,
        name: `${target.name}, to ${target.to} replicas`,
      }),
    );
  const { endsPass, writes } = passRules(composer, budgets, {
    by,
    controllers,
    about,
    writes: {
      createsReplicaSet: {
        rule: 'creates the ReplicaSet of a template',
        is: (write, { template, to }) =>
          write.kind === 'create' && write.revision === template.id && write.to === to,
        accepted: ({ template }) => [template.object.isNot(isThere)],
        inApi: ({ template, to }) => [template.object.send({ type: 'CREATE', replicas: to })],
        facts: (subject) => ({ action: 'creation of a ReplicaSet', scaled: scaled(subject) }),
      },
      scalesReplicaSet: {
        rule: 'scales the ReplicaSet of a template',
        is: (write, { template, to }) =>
          write.kind === 'scale' && write.revision === template.id && write.to === to,
        accepted: (subject) => [isUnchanged(subject)],
        inApi: ({ template, to }) => [template.object.send({ type: 'SCALE', replicas: to })],
        facts: (subject) => ({ action: 'scaling of a ReplicaSet', scaled: scaled(subject) }),
      },
    } satisfies { readonly [key: string]: WriteRule<Subject, DeploymentWrite> },
  });
  return {
    sees: [...ofDeployment.sees, ...ofSizes.sees, ...ofCounts.sees],
    lists: [...ofDeployment.lists, ...ofSizes.lists, ...ofCounts.lists, hasListed],
    endsPass,
    changeable: writes,
  };

  /** A status is never seen without the spec beside it. */
  function isSeenWhole({ template, size }: View): Guard {
    return any(
      ...sizes.map((replicas) =>
        all(
          template.object.is(isSized(replicas)),
          size.is((state) => seenSizeOf(state) === replicas),
        ),
      ),
    );
  }
  /** It has the size that the controller takes it to have. */
  function isUnchanged({ template, controller }: Subject): Guard {
    return any(
      ...sizes.map((replicas) =>
        all(
          template.object.is(isSized(replicas)),
          controller.next.is((write) => write?.kind === 'scale' && write.from === replicas),
        ),
      ),
    );
  }
};

const scaled = ({ controller, template, to }: Subject): Scaled => ({
  controller: controller.id,
  revision: template.id,
  replicas: to,
});

/** A ReplicaSet as a controller sees it. */
type View = SeenTemplateParts & { readonly controller: DeploymentControllerParts };

/** The same, and a size that it may be given. */
type Subject = View & { readonly to: number };
