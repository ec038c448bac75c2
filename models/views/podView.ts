import type { Composer } from '../../checker/system/composeSystem.ts';
import type { Pod } from '../../spec/api/objects/core.ts';
import type { PodInfo } from '../../spec/scheduling/podInfo.ts';
import { type ClusterParts, type PodParts, probesOf, statesOf } from '../cluster/parts.ts';
import type { ContainerKind, ContainerPlan, ProbeKind } from '../cluster/plan.ts';
import { isSeenActive } from '../controllers/observedPod.ts';
import { type ContainerState, countedRestarts, isRunning } from '../pod/container.ts';
import { isContainerReady } from '../pod/decisions.ts';
import {
  isGone,
  isReady,
  isTerminating,
  isUnborn,
  type Phase,
  type PodObject,
  phaseOf,
  wasFailedFromOutside,
} from '../pod/podObject.ts';
import type { PodWorker } from '../pod/podWorker.ts';
import type { ProbeState } from '../pod/probe.ts';
import { hasSandbox, type Sandbox } from '../pod/sandbox.ts';
import { withConstants } from './constants.ts';

export type ContainerView = {
  readonly name: string;
  readonly kind: ContainerKind;
  readonly state: 'waiting' | 'running' | 'stopping' | 'succeeded' | 'failed';
  /** instances that run now */
  readonly running: number;
  readonly ready: boolean;
  readonly restartCount: number;
  /** of the last instance that ended, where the model knows more than zero or not */
  readonly exitCode?: number;
  /** there were at least so many restarts: the model counts no further */
  readonly isFloor: boolean;
};

/** What laws see of one UID: its object in the API, and what its node has of it. */
export type PodView = {
  readonly uid: string;
  /** never created; in the API; removed from it */
  readonly existence: 'unborn' | 'present' | 'gone';
  readonly nodeName: string | undefined;
  readonly phase: Phase | undefined;
  readonly ready: boolean;
  /** its readiness gates as its kubelet last saw them; absent: it has none, or this does not show them */
  readonly gates?: readonly boolean[];
  /** the phase was written by Pod garbage collection, not by its kubelet */
  readonly failedFromOutside: boolean;
  /** its kubelet is evicting it, or has; absent where nodes never run short of anything */
  readonly evicting?: boolean;
  /** it has been active for longer than activeDeadlineSeconds; absent where it may be for ever */
  readonly late?: boolean;
  /** the deletion timestamp is set */
  readonly deleting: boolean;
  /** it has finalizers; absent where nobody sets any */
  readonly finalizers?: boolean;
  /** its deletion is over but for its finalizers */
  readonly keptByFinalizers?: boolean;
  /** what the kubelet is doing with it; `unseen`: it knows nothing of it */
  readonly kubelet: 'unseen' | 'syncing' | 'stopping' | 'grace over';
  readonly sandbox: boolean;
  /** its sandbox was lost, or stopped; absent where it has one, had none, or this does not show it */
  readonly sandboxLost?: true;
  readonly containers: readonly ContainerView[];
};

/** What never changes of a Pod: read by laws, no part of comparisons. */
export type PodConstants = {
  readonly pod: Pod;
  /** the same as the scheduler works it out */
  readonly info: PodInfo;
  readonly containers: readonly ContainerPlan[];
  readonly name: string;
};

/** Where a Pod is, for laws about many Pods at once. */
export type PlacementView = { readonly id: number; readonly node: number; readonly terminal: boolean };

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
