import { isBound, isTerminating } from '../charts/claimant.ts';
import { isReported } from '../charts/reportedAttachment.ts';
import { isAttached } from '../charts/volumeAttachment.ts';
import { isMounted } from '../charts/volumeMount.ts';
import { isHeardOf, isOutOfService } from '../charts/volumeNode.ts';
import type { BudgetParts } from '../parts/budgets.ts';
import type { VolumeParts } from '../parts/volumeParts.ts';
import type { ControllersComposer } from './controllersComposer.ts';

/**
 * What becomes of the Pod that uses the volume: it is deleted, and another is created at once, on any node that is heard of and has
 * none; kubelets mount and unmount; the storage does as it is told. Of a node that is cut off the Pod is evicted, and stays in the
 * API until somebody deletes it by force or says that the node is out of service.
 * https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#non-graceful-node-shutdown
 */
export const volumePodRules = (
  { actor, rule }: ControllersComposer,
  { nodes }: VolumeParts,
  budgets: BudgetParts,
) => {
  actor('ReplicaSet controller', () => {
    rule('creates the Pod, which is bound to the node', [nodes], ({ node, pod }) => ({
      when: [node.is(isHeardOf), ...nodes.map((each) => each.pod.isNot(isBound))],
      then: [pod.send({ type: 'CREATE' })],
    }));
  });
  const kubelet = actor('kubelet', () => {
    rule('says that it uses the volume', [nodes], ({ node, pod, mount }) => ({
      when: [node.is(isHeardOf), pod.is(isBound)],
      then: [mount.send({ type: 'REPORT' })],
    }));
    const mounts = rule('mounts the volume', [nodes], ({ node, pod, mount, reported, attachment }) => ({
      when: [node.is(isHeardOf), pod.is(isBound), reported.is(isReported), attachment.is(isAttached)],
      then: [mount.send({ type: 'MOUNT' })],
    }));
    rule('unmounts the volume', [nodes], ({ node, pod, mount }) => ({
      when: [node.is(isHeardOf), pod.isNot(isBound)],
      then: [mount.send({ type: 'UNMOUNT' })],
    }));
    rule('says that it does not use the volume', [nodes], ({ node, pod, mount }) => ({
      when: [node.is(isHeardOf), pod.isNot(isBound)],
      then: [mount.send({ type: 'UNREPORT' })],
    }));
    rule('removes the stopped Pod', [nodes], ({ node, pod, mount }) => ({
      when: [node.is(isHeardOf), mount.isNot(isMounted)],
      then: [pod.send({ type: 'REMOVE' })],
    }));
    return { mounts };
  });
  actor('storage', () => {
    rule('attaches the volume', [nodes], ({ attachment }) => ({
      then: [attachment.send({ type: 'ATTACHED' })],
    }));
    rule('detaches the volume', [nodes], ({ attachment }) => ({
      then: [attachment.send({ type: 'DETACHED' })],
    }));
  });
  actor('taint eviction controller', () => {
    rule('evicts the Pod from the node that is not heard of', [nodes], ({ node, pod }) => ({
      when: [node.isNot(isHeardOf)],
      then: [pod.send({ type: 'DELETE' })],
    }));
  });
  actor('Pod garbage collector', () => {
    rule('removes the Pod from the node that is out of service', [nodes], ({ node, pod }) => ({
      when: [node.is(isOutOfService), pod.is(isTerminating)],
      then: [pod.send({ type: 'REMOVE' })],
    }));
  });
  actor(
    'user',
    () => {
      rule(
        'deletes the Pod',
        [nodes],
        ({ pod }) => ({
          then: [budgets.deletions.send({ type: 'SPEND' }), pod.send({ type: 'DELETE' })],
        }),
        { action: 'deletion' },
      );
      rule(
        'deletes the Pod by force',
        [nodes],
        ({ pod }) => ({
          then: [budgets.forcedDeletions.send({ type: 'SPEND' }), pod.send({ type: 'REMOVE' })],
        }),
        { action: 'forced deletion' },
      );
      rule(
        'switches off the node that is cut off, and says that it is out of service',
        [nodes],
        ({ node, mount }) => ({
          then: [
            budgets.taints.send({ type: 'SPEND' }),
            node.send({ type: 'SHUT_DOWN' }),
            mount.tell({ type: 'UNMOUNT' }),
          ],
        }),
        { action: 'taint' },
      );
    },
    { fair: false },
  );
  actor(
    'environment',
    () => {
      rule(
        'cuts the node off',
        [nodes],
        ({ node }) => ({ then: [budgets.partitions.send({ type: 'SPEND' }), node.send({ type: 'CUT' })] }),
        { action: 'partition' },
      );
      rule(
        'lets the node be heard of again',
        [nodes],
        ({ node }) => ({ then: [node.send({ type: 'HEAL' })] }),
        { action: 'end of a partition' },
      );
    },
    { fair: false },
  );
  return kubelet;
};
