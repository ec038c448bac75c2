import type { Effect } from '../../../checker/system/effect.ts';
import { all, any, type Guard, none, not, together } from '../../../checker/system/guard.ts';
import { stoppableContainers } from '../../../spec/kubelet/termination/terminationOrder.ts';
import { isAlive } from '../charts/container/container.ts';
import { isOpen } from '../charts/node/connection.ts';
import { isRunning as isKubeletRunning } from '../charts/node/kubelet.ts';
import { isIdle, isSyncing } from '../charts/pod/podWorker.ts';
import { isStopped } from '../charts/pod/sandbox.ts';
import type { ContainerParts } from '../parts/containerParts.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { type PodContainer, statesOf } from '../parts/podContainers.ts';
import type { PodParts } from '../parts/podParts.ts';

/** The kubelet is at work; it need not reach the API server. */
export const kubeletWorks = ({ kubelet }: NodeParts): Guard => kubelet.is(isKubeletRunning);

/** The kubelet is at work and reaches the API server. */
export const kubeletTalks = (node: NodeParts): Guard[] => [kubeletWorks(node), node.connection.is(isOpen)];

/** The kubelet looks after the Pod. */
export const kubeletSyncs = (node: NodeParts, pod: PodParts): Guard[] => [
  kubeletWorks(node),
  pod.worker.is(isSyncing),
];

/**
 * The kubelet looks after everything that runs on its node: one that has restarted takes these Pods again before it
 * takes others, and before it knows how its node is.
 */
export const knowsWhatRuns = (pods: readonly PodParts[]): Guard[] =>
  pods.map((pod) => any(pod.worker.isNot(isIdle), hasStopped(pod)));

/** The same for a Pod that is to be taken: those that run are taken one after the other, then all others. */
export const takesWhatRunsFirst = (pods: readonly PodParts[], pod: PodParts): Guard[] =>
  pods
    .filter((other) => other !== pod)
    .map((other) => any(...knowsWhatRuns([other]), ...(other.id > pod.id ? [not(hasStopped(pod))] : [])));

const hasStopped = (pod: PodParts): Guard => all(pod.sandbox.is(isStopped), none(statesOf(pod), isAlive));

/** When a Pod ends, nobody runs any more that this container waits for before it is sent its stop signal. */
export const isItsTurn = ({ pod, plan }: PodContainer): Guard =>
  together({ states: statesOf(pod) }, ({ states }) => {
    const alive = pod.containers.flatMap((each, at) => (isAlive(states[at]!) ? [each.plan.name] : []));
    return stoppableContainers(pod.plan.pod.spec, alive).includes(plan.name);
  });

/** What the end of an instance means for its probes. */
export const probesReset = ({ probes }: ContainerParts): Effect[] =>
  probes.map(({ state }) => state.tell({ type: 'RESET' }));
