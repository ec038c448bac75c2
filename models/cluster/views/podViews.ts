import type { AnyMachineSnapshot } from 'xstate';
import type { Composer } from '../../../checker/system/composer.ts';
import { OnceForRows, onceFor } from '../../../checker/system/onceFor.ts';
import type { SnapshotsOf } from '../../../checker/system/parts.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { ContainerPlan } from '../../plan/containerPlan.ts';
import { withConstants } from '../../views/constants.ts';
import type {
  ContainerView,
  NamedPodView,
  PlacementView,
  PodConstants,
  PodView,
  TemplateConstants,
} from '../../views/podView.ts';
import { countedRestarts, isRunning } from '../charts/pod/container.ts';
import {
  isGone,
  isNotCreated,
  isReady,
  isTerminating,
  type PodObject,
  phaseOf,
  wasFailedFromOutside,
} from '../charts/pod/podObject.ts';
import { hasSandbox } from '../charts/pod/sandbox.ts';
import { isContainerReady } from '../decisions/podStatus.ts';
import {
  type ClusterParts,
  type ContainerStates,
  containersOf,
  type PodParts,
} from '../parts/clusterParts.ts';
import type { ClusterPlan, PodPlan } from '../plan/clusterPlan.ts';

export const podViews = ({ view, viewKind }: Composer, cluster: ClusterParts): void => {
  for (const kind of ['pod', 'named pod', 'bound pod', 'scheduled pod']) viewKind(kind);
  const shown = new Map<readonly ContainerPlan[], PodViewOf>();
  for (const pod of cluster.pods) {
    // Pods of one template are shown by one function
    const show = shown.get(pod.plan.containers) ?? podViewOf(cluster.plan, pod.plan);
    shown.set(pod.plan.containers, show);
    view('pod', pod, podParts(pod), show);
    view(
      'named pod',
      pod,
      { object: pod.object },
      ({ object }): NamedPodView => ({
        name: pod.plan.name,
        present: existenceOf(object) === 'present',
      }),
    );
    view(
      'bound pod',
      pod,
      { object: pod.object },
      ({ object }): PlacementView =>
        withConstants(
          {
            id: pod.id,
            node: existenceOf(object) === 'present' ? object.context.node : 0,
            terminal: isTerminalPhase(phaseOf(object)),
          },
          constantsOfPod(pod),
        ),
    );
    view('scheduled pod', pod, { scheduled: pod.scheduled }, ({ scheduled }) =>
      withConstants({ id: pod.id, node: scheduled.context.node }, constantsOfPod(pod)),
    );
  }
};

const podParts = (pod: PodParts) => ({
  object: pod.object,
  worker: pod.worker,
  sandbox: pod.sandbox,
  containers: containersOf(pod),
});

type PodViewOf = (snapshots: SnapshotsOf<ReturnType<typeof podParts>>) => PodView;

const podViewOf = ({ nodes }: ClusterPlan, { pod, containers: plans }: PodPlan): PodViewOf => {
  const constants: TemplateConstants = { pod, containers: plans };
  return ({ object, worker, sandbox, containers }) => {
    const { node, existence, ...ofObject } = objectView(object);
    const value: PodView = {
      existence,
      nodeName: existence === 'present' ? nodes[node - 1]?.name : undefined,
      ...ofObject,
      kubelet: kubeletWords[worker.value as keyof typeof kubeletWords],
      sandbox: hasSandbox(sandbox),
      containers: plans.map((plan, at) => containerView(plan, containers[at]!)),
    };
    return withConstants(value, constants);
  };
};

const constantsOfPod = ({ plan }: PodParts): PodConstants => ({
  pod: plan.pod,
  info: plan.info,
  containers: plan.containers,
  name: plan.name,
});

const existenceOf = (object: PodObject): PodView['existence'] =>
  isNotCreated(object) ? 'not created' : isGone(object) ? 'gone' : 'present';

const kubeletWords = {
  Unseen: 'unseen',
  Syncing: 'syncing',
  Stopping: 'stopping',
  GraceOver: 'grace over',
} as const;

const objectView = onceFor((object: PodObject) => {
  const existence = existenceOf(object);
  const present = existence === 'present';
  return {
    node: object.context.node,
    existence,
    phase: present ? phaseOf(object) : undefined,
    ready: present && isReady(object),
    failedFromOutside: wasFailedFromOutside(object),
    deleting: isTerminating(object),
  };
});

/** A Pod has many joint states, its parts have few: what is seen of these is worked out once. */
const containerViews = onceFor((_: ContainerPlan) => new OnceForRows<AnyMachineSnapshot, ContainerView>());

const containerView = (plan: ContainerPlan, container: ContainerStates): ContainerView => {
  const { state, probes } = container;
  return containerViews(plan).of([state, ...Object.values(probes)], () => ({
    name: plan.name,
    kind: plan.kind,
    state: containerWords[state.value as keyof typeof containerWords],
    running: state.matches('Doubled') ? 2 : isRunning(state) ? 1 : 0,
    ready: isContainerReady(plan, container),
    restartCount: Math.max(0, state.context.instances - 1),
    isFloor: state.context.instances > countedRestarts,
  }));
};

const containerWords = {
  Waiting: 'waiting',
  Running: 'running',
  Doubled: 'running',
  Stopping: 'stopping',
  Succeeded: 'succeeded',
  Failed: 'failed',
} as const;
