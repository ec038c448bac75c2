import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stepLaw } from '../lawRecord.ts';
import { isAlive, podOnNode, startsIn } from '../onNode.ts';

export const sharedStack = stepLaw<PodOnNodeView>({
  id: 'network/shared-stack',
  says: 'Containers of a Pod have one address set: it is there before any of them starts, and does not change while one runs',
  source: 'Kubernetes documentation, Pods, Pod networking',
  of: podOnNode,
  holds: (before, after) =>
    (startsIn(before, after).length === 0 || before.ips.length > 0) &&
    (!before.containers.some(isAlive) ||
      !after.containers.some(isAlive) ||
      before.ips.join() === after.ips.join() ||
      before.sandbox !== after.sandbox),
  witness: (before, after) => startsIn(before, after).length > 0 && before.containers.some(isAlive),
});
