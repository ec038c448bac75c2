import { all, any, type Guard, not } from '../../../checker/system/guard.ts';
import type { ResizeDecision } from '../../../spec/kubelet/resize/resizeDecision.ts';
import { type PendingResize, resizeOrder } from '../../../spec/kubelet/resize/resizeOrder.ts';
import { isAlive, isRunning } from '../charts/container/container.ts';
import { isApplied } from '../charts/container/containerResources.ts';
import { isLive, isTerminal } from '../charts/pod/apiPod.ts';
import { isWaiting } from '../charts/pod/podResize.ts';
import { isGuaranteed, requestsMore, resizeOf } from '../decisions/admission.ts';
import { podSync } from '../decisions/podSync.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { spend } from '../parts/podBudgets.ts';
import { type PodContainer, podContainers } from '../parts/podContainers.ts';
import { type ApiPodParts, isFromApi, isResizable, type ResizablePodParts } from '../parts/podParts.ts';
import { knowsWhatRuns, kubeletSyncs } from './guards.ts';
import type { NodeComposer } from './nodeRuleFacts.ts';

/**
 * In-place resize: what a user asks for is allocated if the node has room for it, and waits if not; then each container
 * is brought to it as it runs, or by a restart if its resizePolicy says so.
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
 */
export const resizeRules = ({ actor, rule }: NodeComposer, node: NodeParts) => {
  const pods = node.pods.filter(isResizable);
  const containers = podContainers(node.pods).filter(({ resources }) => resources !== undefined);
  const user = actor(
    'user',
    () => {
      const resizesPod = rule(
        'resizes the Pod',
        [pods.filter(isResizableFromApi)],
        (pod) => ({
          when: [pod.source.object.is(isLive), pod.source.object.isNot(isTerminal)],
          then: [...spend(pod, 'resizes'), pod.resize.send({ type: 'ASK' })],
        }),
        { action: 'resize' },
      );
      return { resizesPod };
    },
    { fair: false },
  );
  const kubelet = actor('kubelet', () => {
    const grantsResize = rule('grants the resize', [pods], (pod) => ({
      when: [
        ...kubeletSyncs(node, pod),
        ...knowsWhatRuns(node.pods),
        decides(node, pod, ({ kind }) => kind === 'allocate'),
        ...pods.filter((other) => other !== pod).map((other) => not(goesFirst(node, other, pod))),
      ],
      then: [
        pod.resize.send({ type: 'GRANT' }),
        node.allocations!.send({ type: 'RESIZE', pod: pod.id }),
        ...pod.containers.flatMap(({ resources }) => resources?.send({ type: 'ALLOCATE' }) ?? []),
      ],
    }));
    rule('defers the resize', [pods], (pod) => ({
      when: [...kubeletSyncs(node, pod), decides(node, pod, (decision) => isPending(decision, 'Deferred'))],
      then: [pod.resize.send({ type: 'DEFER' })],
    }));
    rule('finds that the resize is infeasible', [pods], (pod) => ({
      when: [...kubeletSyncs(node, pod), decides(node, pod, (decision) => isPending(decision, 'Infeasible'))],
      then: [pod.resize.send({ type: 'REFUSE' })],
    }));
    const updatesResources = rule('updates the resources of the container', [containers], (container) => ({
      when: [
        ...kubeletSyncs(node, container.pod),
        container.state.is(isRunning),
        podSync(container.pod).is(({ containersToUpdate }) =>
          [containersToUpdate?.cpu[0], containersToUpdate?.memory[0]].includes(container.plan.name),
        ),
      ],
      then: [container.resources!.send({ type: 'UPDATE' })],
    }));
    rule('stops the container to resize it', [containers], (container) => ({
      when: [
        ...kubeletSyncs(node, container.pod),
        container.state.is(isRunning),
        podSync(container.pod).is(({ containersToKill }) =>
          containersToKill.some(({ name, reason }) => name === container.plan.name && reason === ''),
        ),
      ],
      then: [container.state.send({ type: 'STOP' })],
    }));
    rule('is done with the resize', [pods], (pod) => ({
      when: [...kubeletSyncs(node, pod), ...containersOf(pod, containers).map(isBroughtToIt)],
      then: [pod.resize.send({ type: 'DONE' })],
    }));
    return { grantsResize, updatesResources };
  });
  return { ...user, ...kubelet };
};

const isResizableFromApi = (pod: ResizablePodParts): pod is ResizablePodParts & ApiPodParts => isFromApi(pod);

const isPending = (decision: ResizeDecision, reason: 'Deferred' | 'Infeasible'): boolean =>
  decision.kind === 'pending' && decision.reason === reason;

const decides = (
  { allocations, plan }: NodeParts,
  { id }: ResizablePodParts,
  predicate: (decision: ResizeDecision) => boolean,
): Guard => allocations!.is((allocated) => predicate(resizeOf(plan, id - 1, allocated)));

/** Of two resizes that wait and could both be granted, this one is tried before. */
const goesFirst = (node: NodeParts, one: ResizablePodParts, other: ResizablePodParts): Guard =>
  all(
    one.resize.is(isWaiting),
    other.resize.is(isWaiting),
    ...kubeletSyncs(node, one),
    node.allocations!.is(
      (allocated) =>
        resizeOf(node.plan, one.id - 1, allocated).kind === 'allocate' &&
        resizeOrder(pendingResize(one, allocated.context), pendingResize(other, allocated.context)) < 0,
    ),
  );

const pendingResize = (
  { plan, id }: ResizablePodParts,
  { resized }: { readonly resized: readonly boolean[] },
): PendingResize => ({
  increasesRequests: requestsMore(plan, !resized[id - 1]),
  priority: plan.pod.spec.priority ?? 0,
  guaranteed: isGuaranteed(plan),
});

const containersOf = (pod: ResizablePodParts, containers: readonly PodContainer[]): PodContainer[] =>
  containers.filter((container) => container.pod === pod);

/** It has what is allocated to it, or will have when it runs again. */
const isBroughtToIt = ({ state, resources }: PodContainer): Guard =>
  any(resources!.is(isApplied), state.isNot(isAlive));
