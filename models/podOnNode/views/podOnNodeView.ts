import type { Composer } from '../../../checker/system/composer.ts';
import type { SnapshotsOf } from '../../../checker/system/parts.ts';
import type { PodPhase } from '../../../spec/kubelet/phase/podPhase.ts';
import type { ProbeKind, ProbeRun } from '../../../spec/kubelet/probes/probeCounting.ts';
import type { ProbeResult } from '../../../spec/kubelet/probes/probeResults.ts';
import { withConstants } from '../../views/constants.ts';
import type { ContainerState } from '../charts/container/container.ts';
import {
  type ContainerResources,
  isAllocatedResized,
  isApplied,
} from '../charts/container/containerResources.ts';
import { isListening } from '../charts/container/listener.ts';
import type { ProbeState } from '../charts/container/probe.ts';
import type { RestartBackoff } from '../charts/container/restartBackoff.ts';
import type { ActiveDeadline } from '../charts/pod/activeDeadline.ts';
import type { ApiPod, Grace } from '../charts/pod/apiPod.ts';
import { isSeenGone } from '../charts/pod/podInView.ts';
import { isInProgress, type PodResize } from '../charts/pod/podResize.ts';
import type { PodWorker } from '../charts/pod/podWorker.ts';
import type { Sandbox } from '../charts/pod/sandbox.ts';
import type { ToleratedTime } from '../charts/pod/toleratedTime.ts';
import type { VolumeState } from '../charts/pod/volume.ts';
import type { ManifestFile } from '../charts/staticPods/manifestFile.ts';
import { isAbsent, type MirrorPod } from '../charts/staticPods/mirrorPod.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import type { PodParts } from '../parts/podParts.ts';
import type { PodOnNodePlan } from '../plan/nodePlan.ts';
import { addressesOf } from './addresses.ts';

export type ProbeView = {
  readonly kind: ProbeKind;
  readonly state: ProbeState['value'];
  readonly run: ProbeRun;
  readonly verdict: ProbeResult | 'none';
};

export type ContainerOnNodeView = {
  readonly name: string;
  readonly kind: PodOnNodePlan['containers'][number]['kind'];
  readonly state: ContainerState['value'];
  /** instances that were started, as far as they are counted */
  readonly instances: number;
  readonly exitCode: number;
  readonly backoff: RestartBackoff['value'];
  /** of one that competes for ports: it has listened on them since it started */
  readonly isListening?: boolean;
  /** of one that may be resized: what is allocated, and whether it is applied */
  readonly resources?: { readonly state: 'Applied' | 'Allocated'; readonly resized: boolean };
  readonly probes: readonly ProbeView[];
};

export type VolumeView = { readonly name: string; readonly state: VolumeState['value'] };

/** What laws see of a Pod on its node in full detail. */
export type PodOnNodeView = {
  readonly uid: string;
  /** of a Pod from the API */
  readonly object?: {
    readonly state: ApiPod['value'];
    readonly phase: PodPhase;
    readonly ready: boolean;
    readonly evicted: boolean;
    readonly grace: Grace | null;
    /** present while it has any */
    readonly finalizers?: true;
  };
  /** of a static Pod */
  readonly file?: ManifestFile['value'];
  /** its kubelet has missed the manifest, and not begun with it again since; absent where manifests do not come back */
  readonly missed?: boolean;
  readonly mirror?: MirrorPod['value'];
  /** what the API shows of a static Pod; absent without a mirror Pod */
  readonly mirrored?: MirrorPod['context'];
  /** absent where there is none */
  readonly deadline?: ActiveDeadline['value'];
  /** absent where it tolerates the taint of its node for ever, or not */
  readonly toleratedTime?: ToleratedTime['value'];
  /** absent where nobody resizes it */
  readonly resize?: { readonly state: PodResize['value']['request']; readonly inProgress: boolean };
  readonly worker: PodWorker['value'];
  readonly graceOver: boolean;
  readonly sandbox: Sandbox['value'];
  /** its addresses, one of each family; those of its node for a hostNetwork Pod */
  readonly ips: readonly string[];
  readonly volumes: readonly VolumeView[];
  readonly containers: readonly ContainerOnNodeView[];
};

/** A Pod as the network has it. */
export type NetworkedPodView = {
  readonly uid: string;
  readonly hostNetwork: boolean;
  readonly ips: readonly string[];
};

export type PodOnNodeConstants = { readonly plan: PodOnNodePlan };

export const podOnNodeViews = ({ view, viewKind }: Composer, { pods }: NodeParts): void => {
  viewKind('Pod on its node');
  viewKind('Pod on the network');
  for (const pod of pods) {
    view('Pod on its node', pod, partsOf(pod), (states) =>
      withConstants(podOnNodeView(pod, states), { plan: pod.plan } satisfies PodOnNodeConstants),
    );
    view(
      'Pod on the network',
      pod,
      { sandbox: pod.sandbox, network: pod.network },
      ({ sandbox, network }): NetworkedPodView => ({
        uid: `uid-${pod.id}`,
        hostNetwork: !pod.plan.hasOwnNetwork,
        ips: addressesOf(pod.plan, sandbox, network),
      }),
    );
  }
};

const partsOf = (pod: PodParts) => ({
  object: pod.source.kind === 'api' ? pod.source.object : undefined,
  onDisk: pod.source.kind === 'file' ? { file: pod.source.file, mirror: pod.source.mirror } : undefined,
  kubeletView: pod.budgets.putBacks && pod.view,
  deadline: pod.deadline,
  resize: pod.resize,
  toleratedTime: pod.toleratedTime,
  worker: pod.worker,
  sandbox: pod.sandbox,
  network: pod.network,
  volumes: pod.volumes,
  containers: pod.containers.map(({ state, backoff, probes, listener, resources }) => ({
    state,
    backoff,
    probes: probes.map((probe) => probe.state),
    listener,
    resources,
  })),
});

type PodStates = SnapshotsOf<ReturnType<typeof partsOf>>;

const podOnNodeView = ({ id, plan }: PodParts, states: PodStates): PodOnNodeView => {
  const { object, onDisk, kubeletView, deadline, resize, toleratedTime, worker, sandbox, network } = states;
  return {
    uid: `uid-${id}`,
    ...(object ? { object: objectView(object) } : {}),
    ...(onDisk ? staticView(onDisk) : {}),
    ...(kubeletView ? { missed: isSeenGone(kubeletView) } : {}),
    ...(deadline ? { deadline: deadline.value } : {}),
    ...(resize ? { resize: { state: resize.value.request, inProgress: isInProgress(resize) } } : {}),
    ...(toleratedTime ? { toleratedTime: toleratedTime.value } : {}),
    worker: worker.value,
    graceOver: worker.context.graceOver,
    sandbox: sandbox.value,
    ips: addressesOf(plan, sandbox, network),
    volumes: states.volumes.map(({ value }, at) => ({ name: plan.volumes[at]!.name, state: value })),
    containers: states.containers.map((container, at) => containerView(plan.containers[at]!, container)),
  };
};

const containerView = (
  { name, kind, probes }: PodOnNodePlan['containers'][number],
  { state, backoff, listener, resources, probes: probing }: PodStates['containers'][number],
): ContainerOnNodeView => ({
  name,
  kind,
  state: state.value,
  instances: state.context.instances,
  exitCode: state.context.exitCode,
  backoff: backoff.value,
  ...(listener ? { isListening: isListening(listener) } : {}),
  ...(resources ? { resources: resourcesView(resources) } : {}),
  probes: probes.map((probe, at) => {
    const { value, context } = probing[at]!;
    return { kind: probe.kind, state: value, run: context.run, verdict: context.verdict };
  }),
});

const resourcesView = (resources: ContainerResources): ContainerOnNodeView['resources'] => ({
  state: isApplied(resources) ? 'Applied' : 'Allocated',
  resized: isAllocatedResized(resources),
});

const staticView = ({
  file,
  mirror,
}: NonNullable<PodStates['onDisk']>): Pick<PodOnNodeView, 'file' | 'mirror' | 'mirrored'> => ({
  file: file.value,
  mirror: mirror.value,
  ...(isAbsent(mirror) ? {} : { mirrored: mirror.context }),
});

const objectView = ({ value, context }: ApiPod): NonNullable<PodOnNodeView['object']> => ({
  state: value,
  phase: context.phase,
  ready: context.ready,
  evicted: context.evicted,
  grace: context.grace,
  ...(context.finalizers ? { finalizers: true } : {}),
});
