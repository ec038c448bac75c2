import type { Component } from '../../../checker/system/component.ts';
import type { Composer } from '../../../checker/system/composeSystem.ts';
import type { SnapshotsOf } from '../../../checker/system/parts.ts';
import type { Identified } from '../../../checker/system/system.ts';
import type { ProbeKind } from '../../../spec/kubelet/probes/probeCounting.ts';
import { budget } from '../../environment/budget.ts';
import { informer } from '../../observers/informer.ts';
import type { ContainerPlan } from '../../plan/containerPlan.ts';
import { deployment } from '../charts/controllers/deployment.ts';
import { observedPod } from '../charts/controllers/observedPod.ts';
import { replicaSet } from '../charts/controllers/replicaSet.ts';
import { kubelet } from '../charts/node/kubelet.ts';
import { machine } from '../charts/node/machine.ts';
import { nodeObject } from '../charts/node/nodeObject.ts';
import { container } from '../charts/pod/container.ts';
import { podObject } from '../charts/pod/podObject.ts';
import { podWorker } from '../charts/pod/podWorker.ts';
import { probe } from '../charts/pod/probe.ts';
import { sandbox } from '../charts/pod/sandbox.ts';
import { scheduledPod } from '../charts/scheduler/scheduledPod.ts';
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
  readonly observed: Component<typeof observedPod> | undefined;
  readonly scheduled: Component<typeof scheduledPod>;
};

/** A node: its machine, its object in the API, its kubelet. */
export type NodeParts = Identified & {
  readonly machine: Component<typeof machine>;
  readonly object: Component<typeof nodeObject>;
  readonly kubelet: Component<typeof kubelet>;
};

export type WorkloadParts = Identified & {
  readonly plan: WorkloadPlan;
  readonly deployment: Component<typeof deployment> | undefined;
  readonly replicaSet: Component<typeof replicaSet>;
  /** of its ReplicaSet controller */
  readonly informer: Component<typeof informer>;
  readonly pods: readonly PodParts[];
};

export type ClusterParts = {
  readonly plan: ClusterPlan;
  readonly pods: readonly PodParts[];
  readonly nodes: readonly NodeParts[];
  readonly workloads: readonly WorkloadParts[];
  readonly budgets: { readonly [K in keyof Budgets]: Component<typeof budget> };
};

/** The components of a cluster, from its plan. */
export const clusterParts = ({ groups, one }: Composer, plan: ClusterPlan): ClusterParts => {
  const pods: PodParts[] = groups('pod', plan.pods.length, (id, add) => {
    const podPlan = plan.pods[id - 1]!;
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
      observed: podPlan.workload === undefined ? undefined : add('as its controller sees it', observedPod),
      scheduled: add('as the scheduler sees it', scheduledPod),
    };
  });
  const nodes: NodeParts[] = groups('node', plan.nodes.length, (_, add) => ({
    machine: add('machine', machine),
    object: add('object', nodeObject),
    kubelet: add('kubelet', kubelet),
  }));
  const workloads = plan.workloads.map((workload, index): WorkloadParts => {
    const name = `${workload.kind} ${workload.namespace}/${workload.name}`;
    const replicas = { replicas: workload.replicas };
    return {
      id: index + 1,
      name,
      plan: workload,
      deployment: workload.kind === 'Deployment' ? one(name, deployment, replicas) : undefined,
      replicaSet: one(`ReplicaSet of ${name}`, replicaSet, { ...replicas, uids: workload.uids }),
      informer: one(`informer of ${name}`, informer),
      pods: pods.filter((pod) => pod.plan.workload === index),
    };
  });
  const budgets = Object.fromEntries(
    Object.entries(plan.budgets).map(([name, limit]) => [name, one(`budget of ${name}`, budget, { limit })]),
  ) as ClusterParts['budgets'];
  return { plan, pods, nodes, workloads, budgets };
};

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
