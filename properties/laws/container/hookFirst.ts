import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { planOf, podOnNode, startsIn } from '../onNode.ts';

export const hookFirst: LawRecord = {
  id: 'container/post-start-first',
  says: 'While the postStart hook of a container runs, the kubelet starts no other container of the Pod',
  source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution',
  fields: inContainers('lifecycle.postStart'),
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: (before, after) =>
      startsIn(before, after).length === 0 || before.containers.every(({ state }) => state !== 'PostStart'),
    witness: (before, after) =>
      startsIn(before, after).length > 0 &&
      before.containers.some(({ state }, at) => state === 'Running' && planHasPostStart(before, at)),
  }),
  mutants: ['post-start-not-waited-for'],
};

const planHasPostStart = (pod: PodOnNodeView, at: number): boolean =>
  planOf(pod).containers[at]?.spec.lifecycle?.postStart !== undefined;
