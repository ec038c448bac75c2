import { isDead, isUp } from '../charts/node/machine.ts';
import { hasNoExecuteTaint, isDeleted, isUnknown } from '../charts/node/nodeObject.ts';
import { isInApi, isLive, isOn, isReady, isTerminal } from '../charts/pod/podObject.ts';
import type { ClusterParts } from '../parts/clusterParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';

/**
 * What becomes of a node that is not heard of: it is marked Unknown, its Pods not ready; it is tainted, and Pods
 * that do not tolerate that for ever are deleted. A Node object that was deleted takes its Pods along: the Pod
 * garbage collector fails and removes them.
 * https://kubernetes.io/docs/concepts/architecture/nodes/ ·
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export const nodeLifecycleRules = ({ actor, rule }: ClusterComposer, { pods, nodes, plan }: ClusterParts) => {
  actor('node lifecycle controller', () => {
    rule('marks the node Unknown', [nodes], (node) => ({
      when: [node.machine.isNot(isUp)],
      then: [node.object.send({ type: 'LOSE' })],
    }));
    rule('marks the Pod not ready', [pods, nodes], (pod, node) => ({
      when: [pod.object.is(isOn(node.id)), pod.object.is(isReady), node.object.is(isUnknown)],
      then: [pod.object.send({ type: 'NOT_READY' })],
    }));
    rule('taints the node', [nodes], (node) => ({ then: [node.object.send({ type: 'TAINT' })] }));
    rule('removes the taint', [nodes], (node) => ({ then: [node.object.send({ type: 'UNTAINT' })] }));
  });

  const taintEviction = actor('taint eviction controller', () => {
    const evictsFromTaintedNode = rule(
      'evicts the Pod from the tainted node',
      [pods.filter(({ plan }) => plan.evictedWhenUnreachable), nodes],
      (pod, node) => ({
        when: [pod.object.is(isOn(node.id)), pod.object.is(isLive), node.object.is(hasNoExecuteTaint)],
        then: [pod.object.send({ type: 'DELETE' })],
      }),
    );
    return { evictsFromTaintedNode };
  });

  actor(
    'operator',
    () => {
      rule('deletes the Node object', [nodes], (node) => ({
        when: [node.machine.is(isDead)],
        then: [node.object.send({ type: 'DELETE' })],
      }));
    },
    { fair: plan.repairs === 'replaced' },
  );

  actor('Pod garbage collector', () => {
    rule('fails the Pod of the deleted node', [pods, nodes], (pod, node) => ({
      when: [
        pod.object.is(isOn(node.id)),
        pod.object.is((object) => isInApi(object) && !isTerminal(object)),
        node.object.is(isDeleted),
      ],
      then: [pod.object.send({ type: 'FAIL_FROM_OUTSIDE' })],
    }));
    rule('removes the Pod of the deleted node', [pods, nodes], (pod, node) => ({
      when: [pod.object.is(isOn(node.id)), pod.object.is(isTerminal), node.object.is(isDeleted)],
      then: [pod.object.send({ type: 'REMOVE' })],
    }));
  });
  return taintEviction;
};
