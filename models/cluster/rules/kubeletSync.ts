import { together } from '../../../checker/system/guard.ts';
import { type ContainerState, isAlive, isRunning, isWaiting } from '../charts/pod/container.ts';
import { isLive, isTerminal } from '../charts/pod/podObject.ts';
import { isSyncing } from '../charts/pod/podWorker.ts';
import { hasSandbox } from '../charts/pod/sandbox.ts';
import { isFinished, isToBeStarted, letsNextStart } from '../decisions/pod.ts';
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
        together({ states: statesOf(pod) }, ({ states }) => !isFinished(pod.plan, states)),
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
          together({ states: statesOf(pod) }, ({ states }) => {
            const mayStart =
              plan.kind === 'regular'
                ? initialised(pod.plan.containers, states)
                : isTurn(pod.plan.containers, states, at);
            return mayStart && isToBeStarted(pod.plan, plan, states[at]!) && !isFinished(pod.plan, states);
          }),
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
        together(
          { states: statesOf(pod) },
          ({ states }) => isFinished(pod.plan, states) && !states.slice(at + 1).some(isAlive),
        ),
      ],
      then: [state.send({ type: 'TERM' })],
    }));

    rule('stops the sandbox of the finished Pod', [pods, nodes], (pod, node) => ({
      when: [
        ...kubeletWorksOn(pod, node),
        pod.worker.is(isSyncing),
        together(
          { states: statesOf(pod) },
          ({ states }) => isFinished(pod.plan, states) && !states.some(isAlive),
        ),
      ],
      then: [pod.sandbox.send({ type: 'STOP' })],
    }));
    return { noticesPod, startsContainer };
  });
};

type Containers = ClusterParts['pods'][number]['plan']['containers'];

/**
 * May the regular containers start? Once the last init container lets them; a sidecar before it that has ended since
 * is started again beside them. While a regular container runs, the question is settled.
 */
const initialised = (containers: Containers, states: readonly ContainerState[]): boolean => {
  const last = containers.findLastIndex(({ kind }) => kind !== 'regular');
  return (
    last < 0 ||
    letsNextStart(containers[last]!, states[last]!) ||
    containers.some(({ kind }, at) => kind === 'regular' && isRunning(states[at]!))
  );
};

/** Is it this init container's turn? The one before it has let it start, now or when it ran before. */
const isTurn = (containers: Containers, states: readonly ContainerState[], at: number): boolean =>
  at === 0 || !isWaiting(states[at]!) || letsNextStart(containers[at - 1]!, states[at - 1]!);
