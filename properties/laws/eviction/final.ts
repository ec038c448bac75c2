import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { podOnNode, startsIn } from '../onNode.ts';

export const evictionFinal: LawRecord = {
  id: 'eviction/final',
  says: 'Once an evicted Pod is shown as Failed it stays so, and no container of it is started again',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/',
  fields: ['pod.status.phase', 'pod.status.reason'],
  exceptions: ['one whose containers all exit with 0 when they are asked to stop is Succeeded instead'],
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: (before, after) =>
      !before.object?.evicted ||
      (after.object?.phase === before.object.phase &&
        after.object.evicted &&
        startsIn(before, after).length === 0),
    witness: (before) => before.object?.evicted === true,
  }),
  mutants: ['evicted-pod-restarted'],
};
