import { any, none, together } from '../../../checker/system/guard.ts';
import { podDeletable } from '../../../spec/kubelet/podWorker/podDeletable.ts';
import { shownPod } from '../../plan/shownPod.ts';
import { isAlive } from '../charts/pod/container.ts';
import { isGone, isTerminating, phaseOf, wasFailedFromOutside } from '../charts/pod/podObject.ts';
import { isStopping } from '../charts/pod/podWorker.ts';
import { hasSandbox } from '../charts/pod/sandbox.ts';
import { allProbesOf, type ClusterParts, podContainers, statesOf } from '../parts/clusterParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';
import { kubeletTalksOf, kubeletWorksOn } from './kubeletGuards.ts';

/**
 * How the kubelet ends a Pod: it notices the deletion and asks every container to stop (TERM), kills what still
 * runs when the grace period is over (KILL), stops the sandbox, and then removes the object, once its status says
 * how the Pod ended. A Pod whose object is gone, or
 * was failed from outside, is stopped all the same.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export const kubeletTerminationRules = ({ actor, rule }: ClusterComposer, cluster: ClusterParts) => {
  const { pods, nodes } = cluster;
  const kubelet = actor('kubelet', () => {
    rule('notices the deletion', [pods, nodes], (pod, node) => ({
      when: [
        ...kubeletTalksOf(pod, node),
        any(pod.object.is(isTerminating), pod.object.is(isGone), pod.object.is(wasFailedFromOutside)),
      ],
      then: [
        pod.worker.send({ type: 'STOP' }),
        ...statesOf(pod).map((state) => state.tell({ type: 'TERM' })),
        ...allProbesOf(pod).map((probe) => probe.tell({ type: 'RESET' })),
      ],
    }));

    const killsAfterGrace = rule('kills at the end of the grace period', [pods, nodes], (pod, node) => ({
      when: [
        ...kubeletWorksOn(pod, node),
        together({ states: statesOf(pod) }, ({ states }) => states.some(isAlive)),
      ],
      then: [
        pod.worker.send({ type: 'GRACE_OVER' }),
        ...statesOf(pod).map((state) => state.tell({ type: 'KILL' })),
      ],
    }));

    rule('stops the sandbox', [pods, nodes], (pod, node) => ({
      when: [...kubeletWorksOn(pod, node), pod.worker.is(isStopping), none(statesOf(pod), isAlive)],
      then: [pod.sandbox.send({ type: 'STOP' })],
    }));

    const removesStoppedPod = rule('removes the stopped Pod', [pods, nodes], (pod, node) => ({
      when: [
        ...kubeletTalksOf(pod, node),
        pod.worker.is(isStopping),
        pod.object.is((object) =>
          podDeletable(shownPod(pod.plan.pod, phaseOf(object), isTerminating(object)), true),
        ),
        pod.sandbox.isNot(hasSandbox),
        none(statesOf(pod), isAlive),
      ],
      then: [pod.object.send({ type: 'REMOVE' })],
    }));
    return { killsAfterGrace, removesStoppedPod };
  });

  actor('container', () => {
    for (const [outcome, type] of [
      ['with zero', 'EXIT_ZERO'],
      ['with an error', 'EXIT_NONZERO'],
    ] as const) {
      rule(`ends on TERM ${outcome}`, [podContainers(cluster)], ({ state }) => ({
        when: [state.is((container) => container.matches('Stopping'))],
        then: [state.send({ type })],
      }));
    }
  });
  return kubelet;
};
