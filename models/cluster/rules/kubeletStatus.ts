import { together } from '../../../checker/system/guard.ts';
import { isAlive } from '../charts/pod/container.ts';
import { isInApi, isReady, isTerminal, type Phase, phaseOf } from '../charts/pod/podObject.ts';
import { isStopping, isUnseen } from '../charts/pod/podWorker.ts';
import { hasSandbox } from '../charts/pod/sandbox.ts';
import { isContainerReady, phaseFrom } from '../decisions/pod.ts';
import {
  type ClusterParts,
  type ContainerStates,
  containersOf,
  type PodParts,
} from '../parts/clusterParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';
import { kubeletTalksOf } from './kubeletGuards.ts';

/**
 * The kubelet's status manager: it writes the phase and the readiness that follow from the containers, when they
 * differ from what the API has. A terminal phase waits until everything has stopped, and is never written over.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
export const kubeletStatusRules = ({ actor, rule }: ClusterComposer, { pods, nodes }: ClusterParts) => {
  const reports = (phase: Phase, ready: boolean) =>
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
  return actor('kubelet', () => ({
    reportsPending: reports('Pending', false),
    reportsReady: reports('Running', true),
    reportsRunning: reports('Running', false),
    reportsSucceeded: reports('Succeeded', false),
    reportsFailed: reports('Failed', false),
  }));
};

/** The kubelet decides on this phase and readiness. */
const decides = (pod: PodParts, phase: Phase, ready: boolean) => {
  return together(
    { worker: pod.worker, sandbox: pod.sandbox, on: containersOf(pod) },
    ({ worker, sandbox, on }) => {
      const states = on.map(({ state }) => state);
      const stopped = isStopping(worker) && !states.some(isAlive);
      const decided = phaseFrom(pod.plan, states, stopped);
      const isEnd = decided === 'Succeeded' || decided === 'Failed';
      if (isEnd && (hasSandbox(sandbox) || states.some(isAlive))) return false;
      return decided === phase && (decided === 'Running' && allReady(pod, on)) === ready;
    },
  );
};

const allReady = ({ containers }: PodParts, on: readonly ContainerStates[]): boolean =>
  containers.every(({ plan }, at) => plan.kind === 'init' || isContainerReady(on[at]!));
