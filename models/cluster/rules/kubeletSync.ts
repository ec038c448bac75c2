import { none } from '../../../checker/system/guard.ts';
import { isAlive, isRunning } from '../charts/pod/container.ts';
import { isLive, isTerminal } from '../charts/pod/podObject.ts';
import { isSyncing } from '../charts/pod/podWorker.ts';
import { hasSandbox } from '../charts/pod/sandbox.ts';
import { podSync } from '../decisions/podSync.ts';
import { type ClusterParts, podContainers, probesOf, statesOf } from '../parts/clusterParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';
import { kubeletTalksOf, kubeletWorksOn } from './kubeletGuards.ts';

/**
 * How the kubelet brings a Pod to life: it notices it, makes the sandbox, runs the init containers one after the
 * other and then the regular ones, and starts again what its restart policy wants started again. When nothing is
 * left to run it stops the sidecars, the last one first, and then the sandbox.
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export const kubeletSyncRules = ({ actor, rule }: ClusterComposer, cluster: ClusterParts) => {
  const { pods, nodes } = cluster;
  const sidecars = podContainers(cluster).filter(({ plan }) => plan.kind === 'sidecar');
  return actor('kubelet', () => {
    const noticesPod = rule('notices the Pod', [pods, nodes], (pod, node) => ({
      when: [...kubeletTalksOf(pod, node), pod.object.is(isLive), pod.object.isNot(isTerminal)],
      then: [pod.worker.send({ type: 'SEE' })],
    }));

    rule('creates the sandbox', [pods, nodes], (pod, node) => ({
      when: [
        ...kubeletWorksOn(pod, node),
        pod.worker.is(isSyncing),
        pod.object.isNot(isTerminal),
        podSync(pod).is(({ createsSandbox }) => createsSandbox),
      ],
      then: [
        pod.sandbox.send({ type: 'CREATE' }),
        ...pod.containers
          .filter(({ plan }) => plan.kind !== 'regular')
          .map(({ state }) => state.tell({ type: 'RESET' })),
      ],
    }));

    const startsContainer = rule(
      'starts the container',
      [podContainers(cluster), nodes],
      ({ pod, plan, state, at, ...container }, node) => ({
        when: [
          ...kubeletWorksOn(pod, node),
          pod.worker.is(isSyncing),
          pod.object.isNot(isTerminal),
          pod.sandbox.is(hasSandbox),
          podSync(pod).is(({ starts }) => starts.includes(at)),
        ],
        then: [
          state.send({ type: 'START' }),
          ...probesOf({ plan, state, ...container }).map((probe) => probe.tell({ type: 'RESET' })),
        ],
      }),
    );

    rule('stops the sidecar of the finished Pod', [sidecars, nodes], ({ pod, state, at }, node) => ({
      when: [
        ...kubeletWorksOn(pod, node),
        pod.worker.is(isSyncing),
        state.is(isRunning),
        podSync(pod).is(({ isDone, stoppable }) => isDone && stoppable.includes(at)),
      ],
      then: [state.send({ type: 'TERM' })],
    }));

    rule('stops the sandbox of the finished Pod', [pods, nodes], (pod, node) => ({
      when: [
        ...kubeletWorksOn(pod, node),
        pod.worker.is(isSyncing),
        podSync(pod).is(({ isDone }) => isDone),
        none(statesOf(pod), isAlive),
      ],
      then: [pod.sandbox.send({ type: 'STOP' })],
    }));
    return { noticesPod, startsContainer };
  });
};
