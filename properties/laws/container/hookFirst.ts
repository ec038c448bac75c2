import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stepLaw } from '../lawRecord.ts';
import { planOf, podOnNode, startsIn } from '../onNode.ts';

export const hookFirst = stepLaw<PodOnNodeView>({
  id: 'container/post-start-first',
  says: 'While the postStart hook of a container runs, the kubelet starts no other container of the Pod',
  source: 'Kubernetes documentation, Container Lifecycle Hooks, Hook handler execution',
  of: podOnNode,
  holds: (before, after) =>
    startsIn(before, after).length === 0 || before.containers.every(({ state }) => state !== 'PostStart'),
  witness: (before, after) =>
    startsIn(before, after).length > 0 &&
    before.containers.some(({ state }, at) => state === 'Running' && planHasPostStart(before, at)),
});

const planHasPostStart = (pod: PodOnNodeView, at: number): boolean =>
  planOf(pod).containers[at]?.spec.lifecycle?.postStart !== undefined;
