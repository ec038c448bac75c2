import type { Component } from '../../checker/system/component.ts';
import type { Composer } from '../../checker/system/composeSystem.ts';
import type { Effect } from '../../checker/system/effect.ts';
import type { Identified } from '../../checker/system/system.ts';
import { volumeSurvives } from '../../spec/kubelet/volumes/volumeLifetime.ts';
import { budget } from '../environment/budget.ts';
import { container } from './charts/container/container.ts';
import { containerResources } from './charts/container/containerResources.ts';
import { listener } from './charts/container/listener.ts';
import { probe } from './charts/container/probe.ts';
import { restartBackoff } from './charts/container/restartBackoff.ts';
import { address } from './charts/node/address.ts';
import { allocations } from './charts/node/allocations.ts';
import { connection } from './charts/node/connection.ts';
import { evictionManager } from './charts/node/evictionManager.ts';
import { kubelet } from './charts/node/kubelet.ts';
import { noExecuteTaint } from './charts/node/noExecuteTaint.ts';
import { readyCondition } from './charts/node/readyCondition.ts';
import { shutdownManager } from './charts/node/shutdownManager.ts';
import { activeDeadline } from './charts/pod/activeDeadline.ts';
import { apiPod } from './charts/pod/apiPod.ts';
import { podInView } from './charts/pod/podInView.ts';
import { podNetwork } from './charts/pod/podNetwork.ts';
import { podResize } from './charts/pod/podResize.ts';
import { podWorker } from './charts/pod/podWorker.ts';
import { readinessGate } from './charts/pod/readinessGate.ts';
import { sandbox } from './charts/pod/sandbox.ts';
import { statusManager } from './charts/pod/statusManager.ts';
import { toleratedTime } from './charts/pod/toleratedTime.ts';
import { volume } from './charts/pod/volume.ts';
import { manifestFile } from './charts/staticPods/manifestFile.ts';
import { mirrorPod } from './charts/staticPods/mirrorPod.ts';
import type {
  ContainerOnNodePlan,
  NodeBudgets,
  NodePlan,
  PodBudgets,
  PodOnNodePlan,
  ProbePlan,
} from './plan.ts';
import { wantsSamePort } from './ports.ts';

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

/** Where a Pod comes from: the API, or a file of its node, of which the API shows a mirror. */
export type PodSource =
  | { readonly kind: 'api'; readonly object: Component<typeof apiPod> }
  | {
      readonly kind: 'file';
      readonly file: Component<typeof manifestFile>;
      readonly mirror: Component<typeof mirrorPod>;
    };

/** A Pod and everything that its node has of it. */
export type PodParts = Identified & {
  readonly plan: PodOnNodePlan;
  readonly source: PodSource;
  /** its readiness gates, in their order */
  readonly gates: readonly Component<typeof readinessGate>[];
  readonly view: Component<typeof podInView>;
  /** undefined: it is never resized */
  readonly resize: Component<typeof podResize> | undefined;
  /** undefined: it does not tolerate the taint of its node, or for ever */
  readonly toleratedTime: Component<typeof toleratedTime> | undefined;
  /** undefined: it has none */
  readonly deadline: Component<typeof activeDeadline> | undefined;
  readonly worker: Component<typeof podWorker>;
  readonly status: Component<typeof statusManager>;
  readonly sandbox: Component<typeof sandbox>;
  readonly network: Component<typeof podNetwork>;
  readonly volumes: readonly Component<typeof volume>[];
  readonly containers: readonly ContainerParts[];
  readonly budgets: { readonly [B in keyof PodBudgets]: Component<typeof budget> | undefined };
};

export type ApiPodParts = PodParts & { readonly source: Extract<PodSource, { kind: 'api' }> };
export type ResizablePodParts = PodParts & { readonly resize: Component<typeof podResize> };
export type StaticPodParts = PodParts & { readonly source: Extract<PodSource, { kind: 'file' }> };

export type AddressParts = Identified & { readonly state: Component<typeof address> };

/** The graceful shutdown of the node. */
export type ShutdownParts = Identified & {
  readonly manager: Component<typeof shutdownManager>;
  readonly condition: Component<typeof readyCondition>;
};

/** The node: what all Pods share. */
export type NodeParts = {
  readonly plan: NodePlan;
  readonly pods: readonly PodParts[];
  readonly kubelet: Component<typeof kubelet>;
  readonly connection: Component<typeof connection>;
  readonly evictionManager: Component<typeof evictionManager>;
  readonly addresses: readonly Component<typeof address>[];
  /** undefined: there is room for every Pod */
  readonly allocations: Component<typeof allocations> | undefined;
  /** undefined: the node does not shut down */
  readonly shutdown: ShutdownParts | undefined;
  /** undefined: it never has one */
  readonly taint: Component<typeof noExecuteTaint> | undefined;
  readonly budgets: { readonly [B in keyof NodeBudgets]: Component<typeof budget> };
};

type Add = Parameters<Parameters<Composer['groups']>[2]>[1];

/** The components of one node, from its plan. */
export const nodeParts = (composer: Composer, plan: NodePlan): NodeParts => {
  const { groups, one, many } = composer;
  const pods = groups('pod', plan.pods.length, (id, add) => podParts(plan, plan.pods[id - 1]!, add));
  return {
    plan,
    pods,
    allocations: plan.node ? one('allocations', allocations, { pods: plan.pods.length }) : undefined,
    shutdown: shutdownParts(composer, plan),
    taint: plan.nodeBudgets.taints > 0 ? one('taint', noExecuteTaint) : undefined,
    kubelet: one('kubelet', kubelet),
    connection: one('connection', connection),
    evictionManager: one('eviction manager', evictionManager),
    addresses: many('address', address, plan.pods.filter(({ hasOwnNetwork }) => hasOwnNetwork).length),
    budgets: Object.fromEntries(
      Object.entries(plan.nodeBudgets).map(([name, limit]) => [
        name,
        one(`budget of ${name}`, budget, { limit }),
      ]),
    ) as NodeParts['budgets'],
  };
};

const shutdownParts = ({ groups }: Composer, { nodeBudgets, pods }: NodePlan): ShutdownParts | undefined =>
  groups('shutdown of the node', nodeBudgets.shutdowns > 0 ? 1 : 0, (_, add) => ({
    manager: add('manager', shutdownManager, {
      groups: 1 + Math.max(0, ...pods.map(({ shutdownGroup }) => shutdownGroup)),
    }),
    condition: add('condition Ready', readyCondition),
  }))[0];

const podParts = (plan: NodePlan, pod: PodOnNodePlan, add: Add): Omit<PodParts, keyof Identified> => ({
  plan: pod,
  source: pod.isStatic
    ? { kind: 'file', file: add('manifest', manifestFile), mirror: add('mirror Pod', mirrorPod) }
    : { kind: 'api', object: add('object', apiPod, { finalizers: hasFinalizers(pod) }) },
  gates: pod.isStatic ? [] : conditionTypes(pod).map((type) => add(`gate ${type}`, readinessGate)),
  view: add('as its kubelet sees it', podInView),
  toleratedTime: mayWait(plan, pod) ? add('tolerated time', toleratedTime) : undefined,
  resize: mayResize(plan, pod) ? add('resize', podResize) : undefined,
  deadline: pod.pod.spec.activeDeadlineSeconds ? add('active deadline', activeDeadline) : undefined,
  worker: add('worker', podWorker),
  status: add('status', statusManager),
  sandbox: add('sandbox', sandbox),
  network: add('network', podNetwork),
  volumes: pod.volumes.map((spec) =>
    add(`volume ${spec.name}`, volume, {
      survivesReboot: volumeSurvives(spec, 'nodeReboot'),
      survivesPod: volumeSurvives(spec, 'podDeletion'),
    }),
  ),
  containers: pod.containers.map((containerPlan) => containerParts(plan, pod, containerPlan, add)),
  budgets: Object.fromEntries(
    Object.entries(plan.podBudgets).map(([name, limit]) => [
      name,
      limit > 0 ? add(`budget of ${name}`, budget, { limit }) : undefined,
    ]),
  ) as PodParts['budgets'],
});

const hasFinalizers = ({ pod }: PodOnNodePlan): boolean => (pod.metadata?.finalizers ?? []).length > 0;

const conditionTypes = ({ pod }: PodOnNodePlan): string[] =>
  (pod.spec.readinessGates ?? []).map(({ conditionType }) => conditionType);

const competesForPorts = ({ containers }: PodOnNodePlan, plan: ContainerOnNodePlan): boolean =>
  containers.some((other) => other !== plan && wantsSamePort(plan.spec, other.spec));

const mayWait = ({ nodeBudgets }: NodePlan, { toleration, isStatic }: PodOnNodePlan): boolean =>
  nodeBudgets.taints > 0 && !isStatic && toleration.kind === 'for' && toleration.seconds > 0;

const mayResize = ({ node, podBudgets }: NodePlan, { resized }: PodOnNodePlan): boolean =>
  node !== undefined && podBudgets.resizes > 0 && resized !== undefined;

const containerParts = (
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

export const isFromApi = (pod: PodParts): pod is ApiPodParts => pod.source.kind === 'api';
export const isResizable = (pod: PodParts): pod is ResizablePodParts => pod.resize !== undefined;
export const isStatic = (pod: PodParts): pod is StaticPodParts => pod.source.kind === 'file';

/** The static Pod whose manifest this one's takes the place of: a changed manifest is a new Pod. */
export const replacedStaticPod = (
  { plan }: PodParts,
  pods: readonly PodParts[],
): StaticPodParts | undefined => pods.filter(isStatic).find(({ id }) => id === plan.replaces);

/** A container and its Pod: what rules about containers quantify over. */
export type PodContainer = Identified & ContainerParts & { readonly pod: PodParts; readonly at: number };

export const podContainers = (pods: readonly PodParts[]): PodContainer[] =>
  pods
    .flatMap((pod) =>
      pod.containers.map((parts, at) => ({ ...parts, pod, at, name: `${pod.name}.${parts.plan.name}` })),
    )
    .map((member, index) => ({ ...member, id: index + 1 }));

export const statesOf = ({ containers }: PodParts): Component<typeof container>[] =>
  containers.map(({ state }) => state);

/** The listeners of the containers that compete for ports. */
export const listenersOf = ({ containers }: PodParts): Component<typeof listener>[] =>
  containers.flatMap((container) => container.listener ?? []);

/** The resources of the containers that may be resized. */
export const resourcesOf = ({ containers }: PodParts): Component<typeof containerResources>[] =>
  containers.flatMap(({ resources }) => resources ?? []);

export const probesOf = ({ containers }: PodParts): ProbeParts[] =>
  containers.flatMap(({ probes }) => probes);

/** The readiness gates of all Pods, each with its Pod. */
export const gatesOf = <P extends PodParts>(pods: readonly P[]) =>
  pods
    .flatMap((pod) => pod.gates.map((state) => ({ pod, state })))
    .map((member, index) => ({ ...member, id: index + 1, name: member.state.name }));

/** The Pods, or their containers, to which this may still happen. */
export const withBudget = <P extends PodParts>(pods: readonly P[], name: keyof PodBudgets): P[] =>
  pods.filter(({ budgets }) => budgets[name] !== undefined);

/** What it costs. */
export const spend = ({ budgets }: PodParts, name: keyof PodBudgets): Effect[] =>
  budgets[name] ? [budgets[name].send({ type: 'SPEND' })] : [];
