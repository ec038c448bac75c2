import type { PodPhase } from '../../../spec/kubelet/phase/podPhase.ts';
import { isInApi, isReady, isTerminal, phaseOf } from '../charts/pod/podObject.ts';
import { isUnseen } from '../charts/pod/podWorker.ts';
import { decidedStatus } from '../decisions/podStatus.ts';
import type { ClusterParts } from '../parts/clusterParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';
import { kubeletTalksOf } from './kubeletGuards.ts';

/**
 * The kubelet's status manager: it writes the phase and the readiness that follow from the containers, when they
 * differ from what the API has. A terminal phase waits until everything has stopped, and is never written over.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
export const kubeletStatusRules = ({ actor, rule }: ClusterComposer, { pods, nodes }: ClusterParts) => {
  const reports = (phase: PodPhase, ready: boolean) =>
    rule(`reports ${phase}${ready ? ' and ready' : ''}`, [pods, nodes], (pod, node) => ({
      when: [
        ...kubeletTalksOf(pod, node),
        pod.object.is((object) => isInApi(object) && !isTerminal(object)),
        pod.object.isNot((object) => phaseOf(object) === phase && isReady(object) === ready),
        pod.worker.isNot(isUnseen),
        decidedStatus(pod).is(
          (decided) => !decided.isHeldBack && decided.phase === phase && decided.ready === ready,
        ),
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
