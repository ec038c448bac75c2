import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { volumeSurvives } from '../../../spec/kubelet/volumes/volumeLifetime.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyState } from '../modelPredicate.ts';
import { planOf, podOnNode } from '../onNode.ts';

export const podEnd: LawRecord = {
  id: 'storage/pod-end',
  says: 'Once the kubelet has cleaned up behind a Pod no volume of it is mounted, and nothing is left of those that end with it',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  fields: ['pod.spec.volumes'],
  model: everyState<PodOnNodeView>({
    of: podOnNode,
    holds: (pod) =>
      pod.worker !== 'Finished' ||
      pod.volumes.every(
        ({ state }, at) =>
          state === 'Unmounted' ||
          (state === 'Kept' && volumeSurvives(planOf(pod).volumes[at]!, 'podDeletion')),
      ),
    witness: (pod) => pod.worker === 'Finished' && pod.volumes.length > 0,
  }),
  mutants: ['volumes-left-behind'],
};
