import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { volumeSurvives } from '../../../spec/kubelet/volumes/volumeLifetime.ts';
import { stateLaw } from '../lawRecord.ts';
import { planOf, podOnNode } from '../onNode.ts';

export const podEnd = stateLaw<PodOnNodeView>({
  id: 'storage/pod-end',
  says: 'Once the kubelet has cleaned up behind a Pod no volume of it is mounted, and nothing is left of those that end with it',
  source: 'Kubernetes documentation, Ephemeral Volumes; Volumes, emptyDir',
  of: podOnNode,
  holds: (pod) =>
    pod.worker !== 'Finished' ||
    pod.volumes.every(
      ({ state }, at) =>
        state === 'Unmounted' ||
        (state === 'Kept' && volumeSurvives(planOf(pod).volumes[at]!, 'podDeletion')),
    ),
  witness: (pod) => pod.worker === 'Finished' && pod.volumes.length > 0,
});
