import {
  type MirrorPodAction,
  mirrorPodAction,
  mirrorPodOf,
} from '../../../spec/kubelet/staticPods/mirrorPod.ts';
import { shownPod } from '../../plan/shownPod.ts';
import { isAbsent, isTerminating, type MirrorPod } from '../charts/staticPods/mirrorPod.ts';
import { nodeName, type PodOnNodePlan } from '../plan/nodePlan.ts';

/** What a sync of the static Pod does about its mirror Pod while the API shows this of it; the node stays. */
export const mirrorAction = ({ pod }: PodOnNodePlan, mirror: MirrorPod): MirrorPodAction => {
  if (isAbsent(mirror)) return mirrorPodAction(pod, undefined, false);
  const made = mirrorPodOf(pod, { name: nodeName, uid: nodeName });
  return mirrorPodAction(pod, shownPod(made, mirror.context.phase, isTerminating(mirror)), false);
};
