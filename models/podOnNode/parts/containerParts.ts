import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import { container } from '../charts/container/container.ts';
import { containerResources } from '../charts/container/containerResources.ts';
import { listener } from '../charts/container/listener.ts';
import { probe } from '../charts/container/probe.ts';
import { restartBackoff } from '../charts/container/restartBackoff.ts';
import type { ContainerOnNodePlan, NodePlan, PodOnNodePlan, ProbePlan } from '../plan/nodePlan.ts';
import { wantsSamePort } from '../plan/ports.ts';

export type ProbeParts = { readonly plan: ProbePlan; readonly state: Component<typeof probe> };

export type ContainerParts = {
  readonly plan: ContainerOnNodePlan;
  readonly state: Component<typeof container>;
  readonly backoff: Component<typeof restartBackoff>;
  readonly probes: readonly ProbeParts[];
  /** undefined: no other container of the Pod wants one of its ports */
  readonly listener: Component<typeof listener> | undefined;
  /** undefined: they are never changed */
  readonly resources: Component<typeof containerResources> | undefined;
};

/** Adds a component to the group of a Pod. */
export type Add = Parameters<Parameters<Composer['groups']>[2]>[1];

/** The components of a container, from its plan. */
export const containerParts = (
  node: NodePlan,
  pod: PodOnNodePlan,
  plan: ContainerOnNodePlan,
  add: Add,
): ContainerParts => ({
  plan,
  state: add(`container ${plan.name}`, container, {
    postStart: plan.spec.lifecycle?.postStart !== undefined,
    preStop: plan.spec.lifecycle?.preStop !== undefined,
    ephemeral: plan.kind === 'ephemeral',
    countedRestarts: node.countedRestarts,
  }),
  listener: competesForPorts(pod, plan) ? add(`ports of ${plan.name}`, listener) : undefined,
  resources:
    mayResize(node, pod) && plan.resized ? add(`resources of ${plan.name}`, containerResources) : undefined,
  backoff: add(`back-off of ${plan.name}`, restartBackoff, { levels: node.backoffLevels }),
  probes: plan.probes.map((probePlan) => ({
    plan: probePlan,
    state: add(`${probePlan.kind} probe of ${plan.name}`, probe, {
      kind: probePlan.kind,
      failureThreshold: probePlan.spec.failureThreshold ?? 3,
      successThreshold: probePlan.spec.successThreshold ?? 1,
      delayed: (probePlan.spec.initialDelaySeconds ?? 0) > 0,
    }),
  })),
});

const competesForPorts = ({ containers }: PodOnNodePlan, plan: ContainerOnNodePlan): boolean =>
  containers.some((other) => other !== plan && wantsSamePort(plan.spec, other.spec));

/** Whether a Pod may be given other resources: it would be, and the node counts what it gives. */
export const mayResize = ({ node, podBudgets }: NodePlan, { resized }: PodOnNodePlan): boolean =>
  node !== undefined && podBudgets.resizes > 0 && resized !== undefined;
