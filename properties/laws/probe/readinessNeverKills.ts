import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { stepLaw } from '../lawRecord.ts';
import { podOnNode, probeOf, stopsIn } from '../onNode.ts';

export const readinessNeverKills = stepLaw<PodOnNodeView>({
  id: 'probe/readiness-never-kills',
  says: 'A container of a Pod that is not ending is stopped by its kubelet for a failed startup or liveness probe only; a failed readiness probe changes readiness alone',
  source: 'Kubernetes documentation, Liveness, Readiness, and Startup Probes, Readiness probe',
  exceptions: [
    'a failed postStart hook',
    'a sandbox that died takes its containers along',
    'all containers are restarted in place',
    'a resize that restarts the container',
  ],
  of: podOnNode,
  holds: (before, after) =>
    !isLookedAfter(before) ||
    stopsIn(before, after).every(
      (change) =>
        change.before.state === 'PostStart' ||
        change.before.resources?.state === 'Allocated' ||
        probeOf(change.before, 'startup')?.verdict === 'failure' ||
        probeOf(change.before, 'liveness')?.verdict === 'failure',
    ),
  witness: (before, after) =>
    isLookedAfter(before) &&
    before.containers.some(
      (container, at) =>
        container.state === 'Running' &&
        probeOf(container, 'readiness')?.verdict === 'failure' &&
        after.containers[at]?.state === 'Running',
    ),
});

const isLookedAfter = ({ worker, sandbox }: PodOnNodeView): boolean =>
  worker === 'Syncing' && sandbox === 'Ready';
