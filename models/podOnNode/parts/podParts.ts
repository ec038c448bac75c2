import type { Component } from '../../../checker/system/component.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { volumeSurvives } from '../../../spec/kubelet/volumes/volumeLifetime.ts';
import { budget } from '../../environment/budget.ts';
import { activeDeadline } from '../charts/pod/activeDeadline.ts';
import { apiPod } from '../charts/pod/apiPod.ts';
import { podInView } from '../charts/pod/podInView.ts';
import { podNetwork } from '../charts/pod/podNetwork.ts';
import { podResize } from '../charts/pod/podResize.ts';
import { podWorker } from '../charts/pod/podWorker.ts';
import { readinessGate } from '../charts/pod/readinessGate.ts';
import { sandbox } from '../charts/pod/sandbox.ts';
import { statusManager } from '../charts/pod/statusManager.ts';
import { toleratedTime } from '../charts/pod/toleratedTime.ts';
import { volume } from '../charts/pod/volume.ts';
import { manifestFile } from '../charts/staticPods/manifestFile.ts';
import { mirrorPod } from '../charts/staticPods/mirrorPod.ts';
import type { NodePlan, PodBudgets, PodOnNodePlan } from '../plan/nodePlan.ts';
import { type Add, type ContainerParts, containerParts, mayResize } from './containerParts.ts';

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

/** The components of a Pod, from its plan. */
export const podParts = (plan: NodePlan, pod: PodOnNodePlan, add: Add): Omit<PodParts, keyof Identified> => ({
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

const mayWait = ({ nodeBudgets }: NodePlan, { toleration, isStatic }: PodOnNodePlan): boolean =>
  nodeBudgets.taints > 0 && !isStatic && toleration.kind === 'for' && toleration.seconds > 0;

export const isFromApi = (pod: PodParts): pod is ApiPodParts => pod.source.kind === 'api';
export const isResizable = (pod: PodParts): pod is ResizablePodParts => pod.resize !== undefined;
export const isStatic = (pod: PodParts): pod is StaticPodParts => pod.source.kind === 'file';

/** The static Pod whose manifest this one's takes the place of: a changed manifest is a new Pod. */
export const replacedStaticPod = (
  { plan }: PodParts,
  pods: readonly PodParts[],
): StaticPodParts | undefined => pods.filter(isStatic).find(({ id }) => id === plan.replaces);

/** The readiness gates of all Pods, each with its Pod. */
export const gatesOf = <P extends PodParts>(pods: readonly P[]) =>
  pods
    .flatMap((pod) => pod.gates.map((state) => ({ pod, state })))
    .map((member, index) => ({ ...member, id: index + 1, name: member.state.name }));
