import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stepLaw } from '../lawRecord.ts';
import { podOnNode, startsIn } from '../onNode.ts';

export const evictionFinal = stepLaw<PodOnNodeView>({
  id: 'eviction/final',
  says: 'Once an evicted Pod is shown as Failed it stays so, and no container of it is started again',
  source: 'Kubernetes documentation, Node-pressure Eviction; Pod Lifecycle, Pod lifetime',
  exceptions: ['one whose containers all exit with 0 when they are asked to stop is Succeeded instead'],
  of: podOnNode,
  holds: (before, after) =>
    !before.object?.evicted ||
    (after.object?.phase === before.object.phase &&
      after.object.evicted &&
      startsIn(before, after).length === 0),
  witness: (before) => before.object?.evicted === true,
});
