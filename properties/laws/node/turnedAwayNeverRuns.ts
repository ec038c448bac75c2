import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { podOnNode, startsIn } from '../onNode.ts';

export const turnedAwayNeverRuns: LawRecord = {
  id: 'node/turned-away-never-runs',
  says: 'Nothing is done for a Pod that its kubelet has turned away, but to show it as Failed: no volume, no sandbox, no container',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename',
  fields: ['pod.status.phase', 'pod.status.reason', 'pod.spec.nodeName'],
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: (before, after) =>
      !isTurnedAway(before) ||
      (startsIn(before, after).length === 0 &&
        (before.sandbox === 'Ready' || after.sandbox !== 'Ready') &&
        after.volumes.every(({ state }, at) => state === before.volumes[at]!.state) &&
        (after.object?.phase === before.object?.phase || after.object?.phase === 'Failed')),
    witness: (before, after) =>
      isTurnedAway(before) && before.object?.phase === 'Pending' && after.object?.phase === 'Failed',
  }),
  mutants: ['turned-away-but-run'],
};

const isTurnedAway = ({ worker }: PodOnNodeView): boolean => worker === 'Rejected';
