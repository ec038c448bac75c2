import type { AnyStateMachine } from 'xstate';
import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composer.ts';
import type { SnapshotsOf } from '../../../checker/system/parts.ts';
import type { Identified } from '../../../checker/system/system.ts';
import type { ProbeKind } from '../../../spec/kubelet/probes/probeCounting.ts';
import { budget } from '../../environment/budget.ts';
import type { ContainerPlan } from '../../plan/containerPlan.ts';
import { kubelet } from '../charts/node/kubelet.ts';
import { machine } from '../charts/node/machine.ts';
import { maintenance } from '../charts/node/maintenance.ts';
import { nodeObject } from '../charts/node/nodeObject.ts';
import { container } from '../charts/pod/container.ts';
import { podObject } from '../charts/pod/podObject.ts';
import { podWorker } from '../charts/pod/podWorker.ts';
import { probe } from '../charts/pod/probe.ts';
import { sandbox } from '../charts/pod/sandbox.ts';
import { scheduledPod } from '../charts/scheduler/scheduledPod.ts';
import type { Actions, Drain } from '../plan/actions.ts';
import type { Budgets, ClusterPlan, PodPlan, WorkloadPlan } from '../plan/clusterPlan.ts';

export type ContainerParts = {
  readonly plan: ContainerPlan;
  readonly state: Component<typeof container>;
  readonly probes: { readonly [K in ProbeKind]?: Component<typeof probe> };
};

/** A Pod: its object, what its node has of it, and what others have seen of it. */
export type PodParts = Identified & {
  readonly plan: PodPlan;
  readonly object: Component<typeof podObject>;
  readonly worker: Component<typeof podWorker>;
  readonly sandbox: Component<typeof sandbox>;
  readonly containers: readonly ContainerParts[];
  /** as the controller of its workload sees it */
  readonly observed: Component<AnyStateMachine> | undefined;
  readonly scheduled: Component<typeof scheduledPod>;
};

/** A node: its machine, its object in the API, its kubelet. */
export type NodeParts = Identified & {
  readonly machine: Component<typeof machine>;
  readonly object: Component<typeof nodeObject>;
  readonly kubelet: Component<typeof kubelet>;
  /** absent where nobody takes nodes out of service */
  readonly maintenance: Component<typeof maintenance> | undefined;
};

export type ClusterParts = {
  readonly plan: ClusterPlan;
  readonly pods: readonly PodParts[];
  readonly nodes: readonly NodeParts[];
  readonly budgets: { readonly [K in keyof Budgets]: Component<typeof budget> };
  /** how often each of the actions that there are may still be done */
  readonly actions: { readonly [A in keyof Actions]: Component<typeof budget> };
};

/**
 * The components of a cluster but for its workloads, from its plan. `podViewOf`: what the controller of a workload keeps of
 * each of its Pods, if it looks at anything but the API.
 */
export const clusterParts = (
  { groups, one }: Composer,
  plan: ClusterPlan,
  podViewOf: (workload: WorkloadPlan) => AnyStateMachine | undefined,
): ClusterParts => {
  const pods: PodParts[] = groups('pod', plan.pods.length, (id, add) => {
    const podPlan = plan.pods[id - 1]!;
    const workload = podPlan.workload === undefined ? undefined : plan.workloads[podPlan.workload];
    const view = workload && podViewOf(workload);
    return {
      plan: podPlan,
      object: add('object', podObject),
      worker: add('worker', podWorker),
      sandbox: add('sandbox', sandbox),
      containers: podPlan.containers.map((containerPlan) => ({
        plan: containerPlan,
        state: add(`container ${containerPlan.name}`, container),
        probes: Object.fromEntries(
          containerPlan.probes.map((kind) => [kind, add(`${kind} probe of ${containerPlan.name}`, probe)]),
        ),
      })),
      observed: view && add('as its controller sees it', view),
      scheduled: add('as the scheduler sees it', scheduledPod),
    };
  });
  const { actions: planned = {} } = plan;
  const isServiced = planned.drain !== undefined || planned.cordon !== undefined;
  const nodes: NodeParts[] = groups('node', plan.nodes.length, (_, add) => ({
    machine: add('machine', machine),
    object: add('object', nodeObject),
    kubelet: add('kubelet', kubelet),
    maintenance: isServiced ? add('maintenance', maintenance) : undefined,
  }));
  const budgets = Object.fromEntries(
    Object.entries(plan.budgets).map(([name, limit]) => [name, one(`budget of ${name}`, budget, { limit })]),
  ) as ClusterParts['budgets'];
  const actions = Object.fromEntries(
    Object.keys(planned).map((name) => {
      const limit = name === 'drain' ? timesOf(planned.drain!) : 1;
      return [name, one(`budget of ${name}`, budget, { limit })];
    }),
  ) as ClusterParts['actions'];
  return { plan, pods, nodes, budgets, actions };
};

const timesOf = ({ nodes, inTurn }: Drain): number => (inTurn ? nodes.length : 1);

/** A container and its Pod: what rules about containers quantify over. */
export type PodContainer = Identified & ContainerParts & { readonly pod: PodParts; readonly at: number };

export const podContainers = ({ pods }: Pick<ClusterParts, 'pods'>): PodContainer[] =>
  pods
    .flatMap((pod) =>
      pod.containers.map((parts, at) => ({ ...parts, pod, at, name: `${pod.name}.${parts.plan.name}` })),
    )
    .map((member, index) => ({ ...member, id: index + 1 }));

export const statesOf = (pod: PodParts): Component<typeof container>[] =>
  pod.containers.map(({ state }) => state);

/** The containers of a Pod with their probes, to be read together. */
export const containersOf = ({ containers }: PodParts) =>
  containers.map(({ state, probes }) => ({ state, probes }));

/** A container and its probes, as they stand. */
export type ContainerStates = SnapshotsOf<ReturnType<typeof containersOf>[number]>;

export const probesOf = ({ probes }: ContainerParts): Component<typeof probe>[] => Object.values(probes);

export const allProbesOf = (pod: PodParts): Component<typeof probe>[] => pod.containers.flatMap(probesOf);
