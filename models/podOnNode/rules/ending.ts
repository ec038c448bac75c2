import { all, always, any, none } from '../../../checker/system/guard.ts';
import { podDeletable } from '../../../spec/kubelet/podWorker/podDeletable.ts';
import { shownPod } from '../../plan/shownPod.ts';
import { isAlive } from '../charts/container/container.ts';
import { isTakenBy } from '../charts/node/address.ts';
import { isTerminating as isDeleting, isTerminal } from '../charts/pod/apiPod.ts';
import { isSeenDeleted, isSeenGone, isUnseen } from '../charts/pod/podInView.ts';
import { isBroken, isJoined } from '../charts/pod/podNetwork.ts';
import { isFinished, isIdle, isSyncing, isTerminated, isTerminating } from '../charts/pod/podWorker.ts';
import { isDead, isReady, isStopped } from '../charts/pod/sandbox.ts';
import { hasDecidedEnd } from '../charts/pod/statusManager.ts';
import { isMounted } from '../charts/pod/volume.ts';
import { podSync } from '../decisions/podSync.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { spend, withBudget } from '../parts/podBudgets.ts';
import { hasHook, podContainers, statesOf } from '../parts/podContainers.ts';
import { isFromApi, type PodParts } from '../parts/podParts.ts';
import { isItsTurn, kubeletSyncs, kubeletTalks, kubeletWorks, probesReset } from './guards.ts';
import type { NodeComposer } from './nodeRuleFacts.ts';
import { isSomethingAlive, volumesOf } from './syncing.ts';

/**
 * How the kubelet ends a Pod: it asks the containers to stop, in order, kills what is left when the grace period is
 * over, stops the sandbox, takes it out of the network, unmounts volumes, and removes the object once its status says
 * how the Pod ended.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export const endingRules = ({ actor, rule }: NodeComposer, node: NodeParts) => {
  const { pods } = node;
  const apiPods = pods.filter(isFromApi);
  const containers = podContainers(pods);
  const kubelet = actor('kubelet', () => {
    rule('begins to end the deleted Pod', [pods], ({ view, worker }) => ({
      when: [kubeletWorks(node), any(view.is(isSeenDeleted), view.is(isSeenGone))],
      then: [worker.send({ type: 'TERMINATE' })],
    }));
    rule('cleans up behind the Pod that has ended before', [apiPods], ({ source, view, worker }) => ({
      when: [kubeletWorks(node), view.isNot(isUnseen), source.object.is(isTerminal), worker.is(isIdle)],
      then: [worker.send({ type: 'TERMINATE' })],
    }));
    // a sync that finds nothing left to run stops all that still runs before it looks again: that is the end; but what
    // a Pod that gets no new sandbox comes to, only the ends of its containers tell
    rule('begins to end the finished Pod', [pods], (pod) => ({
      when: [
        ...kubeletSyncs(node, pod),
        any(
          pod.status.is(hasDecidedEnd),
          all(
            pod.sandbox.is(isReady),
            podSync(pod).is(({ killPod, createSandbox }) => killPod && !createSandbox),
          ),
        ),
      ],
      then: [pod.worker.send({ type: 'TERMINATE' })],
    }));

    const asksToStop = rule(
      'asks the container to stop',
      [containers],
      (container) => ({
        when: [
          kubeletWorks(node),
          container.pod.worker.is(isTerminating),
          // hooks begin together; the stop signal waits for its turn
          hasHook(container, 'preStop') ? always : isItsTurn(container),
        ],
        then: [container.state.send({ type: 'STOP' })],
      }),
      { shown: 'never' },
    );
    const killsAfterGrace = rule(
      'kills at the end of the grace period',
      [pods],
      (pod) => ({
        when: [kubeletWorks(node), isSomethingAlive(pod)],
        then: [
          pod.worker.send({ type: 'GRACE_OVER' }),
          ...statesOf(pod).map((state) => state.tell({ type: 'KILL' })),
          ...pod.containers.flatMap(probesReset),
        ],
      }),
      (pod) => ({ lasts: { kind: 'grace of the Pod', pod }, shown: 'never' }),
    );

    rule(
      'stops the sandbox in the network of the node',
      [withoutNetwork(pods)],
      (pod) => ({ when: mayStopSandbox(node, pod), then: [pod.sandbox.send({ type: 'STOP' })] }),
      { told: 'stops the sandbox' },
    );
    const stopsSandbox = rule('stops the sandbox', [pods, node.addresses], (pod, address) => ({
      when: [...mayStopSandbox(node, pod), address.is(isTakenBy(pod.id))],
      then: [
        pod.network.send({ type: 'DEL' }),
        address.send({ type: 'RELEASE' }),
        pod.sandbox.send({ type: 'STOP' }),
      ],
    }));
    const tearsDownBrokenNetwork = rule('tears down the network that could not be set up', [pods], (pod) => ({
      when: [kubeletWorks(node), pod.network.is(isBroken)],
      then: [pod.network.send({ type: 'DEL' })],
    }));
    const hasStoppedPod = rule('has stopped the Pod', [pods], (pod) => ({
      when: [
        kubeletWorks(node),
        none(statesOf(pod), isAlive),
        pod.sandbox.is(isStopped),
        pod.network.isNot(isBroken),
      ],
      then: [
        pod.worker.send({ type: 'STOPPED' }),
        ...(node.allocations ? [node.allocations.tell({ type: 'RELEASE', pod: pod.id })] : []),
      ],
    }));
    const unmountsVolume = rule('unmounts the volume', [volumesOf(pods)], ({ pod, state }) => ({
      when: [kubeletWorks(node), pod.worker.is(isTerminated)],
      then: [state.send({ type: 'UNMOUNT' })],
    }));
    const hasCleanedUp = rule(
      'has cleaned up behind the Pod',
      [pods],
      (pod) => ({
        when: [
          kubeletWorks(node),
          none(pod.volumes, isMounted),
          ...pod.volumes.map((volume) =>
            volume.isNot((state) => state.matches('Kept') && !state.context.survivesPod),
          ),
        ],
        then: [pod.worker.send({ type: 'CLEANED' })],
      }),
      { shown: 'never' },
    );
    const removesObject = rule('removes the object of the Pod', [apiPods], ({ plan, source, worker }) => ({
      when: [
        ...kubeletTalks(node),
        worker.is(isFinished),
        source.object.is((object) =>
          podDeletable(shownPod(plan.pod, object.context.phase, isDeleting(object)), true),
        ),
      ],
      then: [source.object.send({ type: 'REMOVE' })],
    }));
    rule(
      'removes the ended sandbox',
      [pods],
      (pod) => ({
        when: [kubeletWorks(node), pod.worker.is(isFinished)],
        then: [pod.sandbox.send({ type: 'REMOVE' })],
      }),
      { shown: 'never' },
    );
    return {
      asksToStop,
      killsAfterGrace,
      stopsSandbox,
      tearsDownBrokenNetwork,
      hasStoppedPod,
      unmountsVolume,
      hasCleanedUp,
      removesObject,
    };
  });

  actor(
    'environment',
    () => {
      rule('makes the network plugin fail to add the Pod', [withBudget(pods, 'networkFailures')], (pod) => ({
        when: [
          ...kubeletSyncs(node, pod),
          pod.sandbox.is(isStopped),
          pod.volumes.length ? all(...pod.volumes.map((v) => v.is(isMounted))) : all(),
        ],
        then: [...spend(pod, 'networkFailures'), pod.network.send({ type: 'ADD_FAILS' })],
      }));
      rule(
        'makes the network plugin fail to take the Pod out',
        [withBudget(pods, 'networkFailures')],
        (pod) => ({
          when: [...mayStopSandbox(node, pod), pod.network.is(isJoined)],
          then: [...spend(pod, 'networkFailures'), pod.network.send({ type: 'DEL_FAILS' })],
        }),
      );
    },
    { fair: false },
  );
  return kubelet;
};

/** The sandbox goes when nothing runs in it: the last thing of a Pod that ends, or because it died. */
const mayStopSandbox = (node: NodeParts, pod: PodParts) => [
  kubeletWorks(node),
  none(statesOf(pod), isAlive),
  any(
    all(pod.worker.is(isTerminating), any(pod.sandbox.is(isReady), pod.sandbox.is(isDead))),
    all(pod.worker.is(isSyncing), pod.sandbox.is(isDead)),
  ),
];

const withoutNetwork = (pods: readonly PodParts[]): PodParts[] =>
  pods.filter(({ plan }) => !plan.hasOwnNetwork);
