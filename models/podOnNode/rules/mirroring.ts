import { all, any } from '../../../checker/system/guard.ts';
import { isSeenGone } from '../charts/pod/podInView.ts';
import { isFinished, isSyncing } from '../charts/pod/podWorker.ts';
import { isAbsent } from '../charts/staticPods/mirrorPod.ts';
import { mirrorAction } from '../decisions/mirrorPod.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { isStatic, replacedStaticPod } from '../parts/podParts.ts';
import { nodeName } from '../plan/nodePlan.ts';
import { kubeletTalks } from './guards.ts';
import type { NodeComposer } from './nodeRuleFacts.ts';

/**
 * How the kubelet keeps the mirror Pod of a static Pod: created while it looks after the static Pod, and again when
 * somebody deleted it; removed when the static Pod has ended and its manifest is gone.
 * https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
 */
export const mirrorRules = ({ actor, rule }: NodeComposer, node: NodeParts) => {
  const staticPods = node.pods.filter(isStatic);
  return actor('kubelet', () => {
    const createsMirrorPod = rule('creates the mirror Pod', [staticPods], (pod) => {
      // the two have one name
      const replaced = replacedStaticPod(pod, node.pods);
      return {
        when: [
          ...kubeletTalks(node),
          pod.worker.is(isSyncing),
          pod.source.mirror.is((mirror) => mirrorAction(pod.plan, mirror).createMirror),
          ...(replaced ? [replaced.source.mirror.is(isAbsent)] : []),
        ],
        then: [pod.source.mirror.send({ type: 'CREATE', nodeName })],
      };
    });
    rule('removes the mirror Pod', [staticPods], ({ plan, source, worker, view }) => ({
      when: [
        ...kubeletTalks(node),
        any(
          all(worker.is(isFinished), view.is(isSeenGone)),
          all(
            worker.is(isSyncing),
            source.mirror.is((mirror) => mirrorAction(plan, mirror).deleteMirror),
          ),
        ),
      ],
      then: [source.mirror.send({ type: 'REMOVE' })],
    }));
    return { createsMirrorPod };
  });
};
