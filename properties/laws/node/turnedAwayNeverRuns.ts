import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stepLaw } from '../lawRecord.ts';
import { podOnNode, startsIn } from '../onNode.ts';

export const turnedAwayNeverRuns = stepLaw<PodOnNodeView>({
  id: 'node/turned-away-never-runs',
  says: 'Nothing is done for a Pod that its kubelet has turned away, but to show it as Failed: no volume, no sandbox, no container',
  source:
    'Kubernetes documentation, Assigning Pods to Nodes, nodeName; Node-pressure Eviction, Node conditions',
  of: podOnNode,
  holds: (before, after) =>
    !isTurnedAway(before) ||
    (startsIn(before, after).length === 0 &&
      (before.sandbox === 'Ready' || after.sandbox !== 'Ready') &&
      after.volumes.every(({ state }, at) => state === before.volumes[at]!.state) &&
      (after.object?.phase === before.object?.phase || after.object?.phase === 'Failed')),
  witness: (before, after) =>
    isTurnedAway(before) && before.object?.phase === 'Pending' && after.object?.phase === 'Failed',
});

const isTurnedAway = ({ worker }: PodOnNodeView): boolean => worker === 'Rejected';
