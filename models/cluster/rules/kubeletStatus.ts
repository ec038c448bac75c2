import type { Composer } from '../../../checker/system/composeSystem.ts';
import { together } from '../../../checker/system/guard.ts';
import type { ProbeKind } from '../../../spec/kubelet/probes/probeCounting.ts';
import type { ContainerState } from '../charts/pod/container.ts';
import { isAlive } from '../charts/pod/container.ts';
import { isInApi, isReady, isTerminal, type Phase, phaseOf } from '../charts/pod/podObject.ts';
import { isStopping, isUnseen, type PodWorker } from '../charts/pod/podWorker.ts';
import type { ProbeState } from '../charts/pod/probe.ts';
import { hasSandbox, type Sandbox } from '../charts/pod/sandbox.ts';
import { isContainerReady, phaseFrom } from '../decisions/pod.ts';
import { allProbesOf, type ClusterParts, type PodParts, statesOf } from '../parts/clusterParts.ts';
import { kubeletTalksOf } from './kubeletGuards.ts';

/**
 * The kubelet's status manager: it writes the phase and the readiness that follow from the containers, when they
 * differ from what the API has. A terminal phase waits until everything has stopped, and is never written over.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
export const kubeletStatusRules = ({ actor, rule }: Composer, { pods, nodes }: ClusterParts): void => {
  actor('kubelet', () => {
    for (const phase of ['Pending', 'Running', 'Succeeded', 'Failed'] satisfies Phase[]) {
      for (const ready of phase === 'Running' ? [true, false] : [false]) {
        rule(`reports ${phase}${ready ? ' and ready' : ''}`, [pods, nodes], (pod, node) => ({
          when: [
            ...kubeletTalksOf(pod, node),
            pod.object.is((object) => isInApi(object) && !isTerminal(object)),
            pod.object.isNot((object) => phaseOf(object) === phase && isReady(object) === ready),
            pod.worker.isNot(isUnseen),
            decides(pod, phase, ready),
          ],
          then: [pod.object.send({ type: 'STATUS', phase, ready })],
        }));
      }
    }
  });
};

/** The kubelet decides on this phase and readiness. */
const decides = (pod: PodParts, phase: Phase, ready: boolean) => {
  const size = pod.containers.length;
  return together([pod.worker, pod.sandbox, ...statesOf(pod), ...allProbesOf(pod)], (...snapshots) => {
    const [worker, sandbox, ...rest] = snapshots as [PodWorker, Sandbox, ...(ContainerState | ProbeState)[]];
    const states = rest.slice(0, size) as ContainerState[];
    const probes = rest.slice(size) as ProbeState[];
    const stopped = isStopping(worker) && !states.some(isAlive);
    const decided = phaseFrom(pod.plan, states, stopped);
    const isEnd = decided === 'Succeeded' || decided === 'Failed';
    if (isEnd && (hasSandbox(sandbox) || states.some(isAlive))) return false;
    return decided === phase && (decided === 'Running' && allReady(pod, states, probes)) === ready;
  });
};

const allReady = (
  pod: PodParts,
  states: readonly ContainerState[],
  probes: readonly ProbeState[],
): boolean => {
  let next = 0;
  return pod.containers.every(({ plan, probes: kinds }, at) => {
    const of = Object.fromEntries((Object.keys(kinds) as ProbeKind[]).map((kind) => [kind, probes[next++]]));
    return plan.kind === 'init' || isContainerReady(states[at]!, of);
  });
};
