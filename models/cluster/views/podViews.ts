import type { Composer } from '../../../checker/system/composeSystem.ts';
import type { ProbeKind } from '../../../spec/kubelet/probes/probeCounting.ts';
import { withConstants } from '../../views/constants.ts';
import type { ContainerView, PlacementView, PodConstants, PodView } from '../../views/podView.ts';
import { isSeenActive } from '../charts/controllers/observedPod.ts';
import { type ContainerState, countedRestarts, isRunning } from '../charts/pod/container.ts';
import {
  isGone,
  isReady,
  isTerminating,
  isUnborn,
  type PodObject,
  phaseOf,
  wasFailedFromOutside,
} from '../charts/pod/podObject.ts';
import type { PodWorker } from '../charts/pod/podWorker.ts';
import type { ProbeState } from '../charts/pod/probe.ts';
import { hasSandbox, type Sandbox } from '../charts/pod/sandbox.ts';
import { isContainerReady } from '../decisions/pod.ts';
import { type ClusterParts, type PodParts, probesOf, statesOf } from '../parts/clusterParts.ts';

export const podViews = ({ view, viewKind }: Composer, cluster: ClusterParts): void => {
  for (const kind of ['pod', 'bound pod', 'scheduled pod', 'observed pod']) viewKind(kind);
  for (const pod of cluster.pods) {
    const probes = pod.containers.flatMap(probesOf);
    view('pod', pod, [pod.object, pod.worker, pod.sandbox, ...statesOf(pod), ...probes], (...snapshots) =>
      podView(cluster, pod, snapshots as unknown as Snapshots),
    );
    view(
      'bound pod',
      pod,
      [pod.object],
      (object): PlacementView =>
        withConstants(
          {
            id: pod.id,
            node: existenceOf(object) === 'present' ? object.context.node : 0,
            terminal: phaseOf(object) === 'Succeeded' || phaseOf(object) === 'Failed',
          },
          constantsOfPod(pod),
        ),
    );
    view('scheduled pod', pod, [pod.scheduled], (scheduled) =>
      withConstants({ id: pod.id, node: scheduled.context.node }, constantsOfPod(pod)),
    );
    if (pod.observed) {
      view('observed pod', pod, [pod.observed], (observed) => ({
        id: pod.id,
        workload: pod.plan.workload! + 1,
        active: isSeenActive(observed),
      }));
    }
  }
};

type Snapshots = [PodObject, PodWorker, Sandbox, ...(ContainerState | ProbeState)[]];

const podView = (
  { plan }: ClusterParts,
  pod: PodParts,
  [object, worker, sandbox, ...rest]: Snapshots,
): PodView => {
  const present = existenceOf(object) === 'present';
  const states = rest.slice(0, pod.containers.length) as ContainerState[];
  const probes = rest.slice(pod.containers.length) as ProbeState[];
  const value: PodView = {
    uid: `uid-${pod.id}`,
    existence: existenceOf(object),
    nodeName: present ? plan.nodes[object.context.node - 1]?.name : undefined,
    phase: present ? phaseOf(object) : undefined,
    ready: present && isReady(object),
    failedFromOutside: wasFailedFromOutside(object),
    deleting: isTerminating(object),
    kubelet: kubeletWords[worker.value as keyof typeof kubeletWords],
    sandbox: hasSandbox(sandbox),
    containers: containerViews(pod, states, probes),
  };
  return withConstants(value, constantsOfPod(pod));
};

const constantsOfPod = ({ plan }: PodParts): PodConstants => ({
  pod: plan.pod,
  info: plan.info,
  containers: plan.containers,
  name: plan.name,
});

const existenceOf = (object: PodObject): PodView['existence'] =>
  isUnborn(object) ? 'unborn' : isGone(object) ? 'gone' : 'present';

const kubeletWords = {
  Unseen: 'unseen',
  Syncing: 'syncing',
  Stopping: 'stopping',
  GraceOver: 'grace over',
} as const;

const containerViews = (
  pod: PodParts,
  states: readonly ContainerState[],
  probes: readonly ProbeState[],
): ContainerView[] => {
  let next = 0;
  return pod.containers.map(({ plan, probes: kinds }, at) => {
    const state = states[at]!;
    const probed = Object.fromEntries(
      (Object.keys(kinds) as ProbeKind[]).map((kind) => [kind, probes[next++]]),
    );
    return {
      name: plan.name,
      kind: plan.kind,
      state: containerWords[state.value as keyof typeof containerWords],
      running: state.value === 'Doubled' ? 2 : isRunning(state) ? 1 : 0,
      ready: isContainerReady(state, probed),
      restartCount: Math.max(0, state.context.instances - 1),
      isFloor: state.context.instances > countedRestarts,
    };
  });
};

const containerWords = {
  Waiting: 'waiting',
  Running: 'running',
  Doubled: 'running',
  Stopping: 'stopping',
  Succeeded: 'succeeded',
  Failed: 'failed',
} as const;
