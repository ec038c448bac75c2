import { hasTaint, isCutOff, isGone, isHeardOf, taints } from '../charts/daemonNode.ts';
import { hasEnded, isActive, isOfKind, isReady, isTerminating } from '../charts/pod.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { DaemonSetParts } from '../parts/daemonSetParts.ts';
import type { ControllersComposer } from './controllersComposer.ts';

/**
 * What becomes of nodes, and of the Pods that are on them: nodes are cut off, are lost, come back, and get taints; their Pods
 * get ready where a kubelet is heard of, are evicted, and are removed with their nodes.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export const daemonNodeRules = (
  { actor, rule }: ControllersComposer,
  { nodes, pods }: DaemonSetParts,
  budgets: BudgetParts,
): void => {
  actor('kubelet', () => {
    rule('reports the Pod ready', [pods, nodes], ({ object }, { id, node }) => ({
      when: [object.is(isOfKind(id)), node.is(isHeardOf)],
      then: [object.send({ type: 'READY' })],
    }));
    rule('removes the stopped Pod', [pods, nodes], ({ object }, { id, node }) => ({
      when: [object.is(isOfKind(id)), object.is(isTerminating), node.is(isHeardOf)],
      then: [object.send({ type: 'REMOVE' })],
    }));
  });
  actor('node lifecycle controller', () => {
    rule('marks the Pod as not ready', [pods, nodes], ({ object }, { id, node }) => ({
      when: [object.is(isOfKind(id)), object.is(isReady), node.is(isCutOff)],
      then: [object.send({ type: 'UNREADY' })],
    }));
  });
  actor('taint eviction controller', () => {
    rule('evicts the Pod that does not tolerate the taint', [pods, nodes], ({ object }, { id, node }) => ({
      when: [object.is(isOfKind(id)), object.is(isActive), node.is(hasTaint('NoExecute'))],
      then: [object.send({ type: 'DELETE' })],
    }));
  });
  actor('Pod garbage collector', () => {
    rule('removes the Pod of a node that is gone', [pods, nodes], ({ object }, { id, node }) => ({
      when: [object.is(isOfKind(id)), object.isNot(isTerminating), node.is(isGone)],
      then: [object.send({ type: 'DELETE' })],
    }));
    rule('removes the terminating Pod of a node that is gone', [pods, nodes], ({ object }, { id, node }) => ({
      when: [object.is(isOfKind(id)), object.is(isTerminating), node.is(isGone)],
      then: [object.send({ type: 'REMOVE' })],
    }));
  });
  actor(
    'environment',
    () => {
      rule('cuts the node off', [nodes], ({ node }) => ({
        then: [budgets.partitions.send({ type: 'SPEND' }), node.send({ type: 'CUT' })],
      }));
      rule('lets the node be heard of again', [nodes], ({ node }) => ({
        then: [node.send({ type: 'HEAL' })],
      }));
      rule('loses the node that is cut off', [nodes], ({ node }) => ({
        then: [budgets.nodeLosses.send({ type: 'SPEND' }), node.send({ type: 'REMOVE' })],
      }));
      rule('brings the node back', [nodes], ({ node }) => ({ then: [node.send({ type: 'RETURN' })] }));
      rule('makes the Pod fail', [pods, nodes], ({ object }, { id, node }) => ({
        when: [object.is(isOfKind(id)), object.isNot(hasEnded), node.is(isHeardOf)],
        then: [budgets.podFailures.send({ type: 'SPEND' }), object.send({ type: 'FAIL' })],
      }));
    },
    { fair: false },
  );
  actor(
    'user',
    () => {
      for (const taint of taints) {
        rule(
          taint === 'none' ? 'takes the taint off the node' : `gives the node a taint of ${taint}`,
          [nodes],
          ({ node }) => ({
            then: [budgets.taints.send({ type: 'SPEND' }), node.send({ type: 'TAINT', taint })],
          }),
        );
      }
    },
    { fair: false },
  );
};
