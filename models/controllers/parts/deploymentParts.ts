import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { type Derived, derived } from '../../../checker/system/derived.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { countedPods } from '../charts/countedPods.ts';
import { replicaSetObject, seenSize, sizeOf } from '../charts/replicaSetObject.ts';
import { rollout, seenRollout } from '../charts/rollout.ts';
import { seenAvailable } from '../charts/seenAvailable.ts';
import type { DeploymentWrite } from '../decisions/deploymentWrites.ts';
import { type PodsWrite, podsWrite } from '../decisions/podsWrite.ts';
import { type DeploymentPlan, sizesOf, type TemplatePlan } from '../plan/deploymentPlan.ts';
import { type ControllerParts, controllerParts } from './controllerParts.ts';
import { nextDeploymentWrite } from './deploymentPass.ts';

/** The ReplicaSet of a template, and its Pods. Its controller sees both at once. */
export type TemplateParts = Identified & {
  readonly plan: TemplatePlan;
  readonly object: Component<typeof replicaSetObject>;
  readonly pods: Component<typeof countedPods>;
  /** what the ReplicaSet controller does about its Pods */
  readonly next: Derived<PodsWrite | undefined>;
};

/** A ReplicaSet as the Deployment controller sees it. */
export type SeenTemplateParts = Identified & {
  readonly template: TemplateParts;
  readonly size: Component<typeof seenSize>;
  readonly available: Component<typeof seenAvailable>;
};

/** The Deployment controller, in one process. */
export type DeploymentControllerParts = ControllerParts & {
  readonly seen: Component<typeof seenRollout>;
  readonly templates: readonly SeenTemplateParts[];
  readonly next: Derived<DeploymentWrite | undefined>;
};

export type DeploymentParts = {
  readonly deployment: Component<typeof rollout>;
  readonly templates: readonly TemplateParts[];
  readonly controllers: readonly DeploymentControllerParts[];
};

export const deploymentParts = (composer: Composer, plan: DeploymentPlan): DeploymentParts => {
  const most = plan.replicas + plan.maxSurge;
  const templates = composer
    .groups('ReplicaSet', plan.templates.length, (id, add) => {
      const first = id === 1 ? { replicas: plan.replicas } : {};
      const parts = {
        object: add('object', replicaSetObject, first),
        pods: add('Pods', countedPods, { most, ready: first.replicas ?? 0 }),
      };
      return { ...parts, next: podsNext(parts) };
    })
    .map((parts, at): TemplateParts => ({ ...parts, plan: plan.templates[at]! }));
  const controllers = controllerParts(
    composer,
    {
      name: 'Deployment controller',
      count: 1 + plan.budgets.leaders,
      most: sizesOf(plan).length,
      pods: [],
    },
    (controller, add) => ({
      seen: add('the Deployment as it sees it', seenRollout),
      templates: templates.map(
        (template, at): SeenTemplateParts => ({
          id: (controller - 1) * templates.length + at + 1,
          name: `${template.name} as Deployment controller ${controller} sees it`,
          template,
          size: add(`size of ${template.name} as it sees it`, seenSize),
          available: add(`available Pods of ${template.name} as it sees them`, seenAvailable),
        }),
      ),
    }),
  ).map((parts) => ({ ...parts, next: nextWrite(parts, plan) }));
  return { deployment: composer.one('Deployment', rollout), templates, controllers };
};

/** What the ReplicaSet controller does next, which sees its ReplicaSet and the Pods at once. */
const podsNext = ({ object, pods }: Pick<TemplateParts, 'object' | 'pods'>): Derived<PodsWrite | undefined> =>
  derived({ object, pods }, (states) => {
    const { ready, unready, lost } = states.pods.context;
    return podsWrite({ replicas: sizeOf(states.object), pods: { ready, unready, lost } });
  });

/** What the Deployment controller decides by, as parts of which the states are read together. */
export const decidedBy = ({ process, pass, seen, templates }: Omit<DeploymentControllerParts, 'next'>) => ({
  process,
  pass,
  seen,
  sizes: templates.map(({ size }) => size),
  available: templates.map(({ available }) => available),
});

const nextWrite = (
  parts: Omit<DeploymentControllerParts, 'next'>,
  plan: DeploymentPlan,
): Derived<DeploymentWrite | undefined> =>
  derived(decidedBy(parts), (states) => nextDeploymentWrite(states, plan));
