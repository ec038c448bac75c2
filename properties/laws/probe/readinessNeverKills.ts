import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { podOnNode, probeOf, stopsIn } from '../onNode.ts';

export const readinessNeverKills: LawRecord = {
  id: 'probe/readiness-never-kills',
  says: 'A container of a Pod that is not ending is stopped by its kubelet for a failed startup or liveness probe only; a failed readiness probe changes readiness alone',
  source:
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe',
  fields: inContainers('readinessProbe'),
  exceptions: [
    'a failed postStart hook',
    'a sandbox that died takes its containers along',
    'all containers are restarted in place',
    'a resize that restarts the container',
  ],
  model: everyStep<PodOnNodeView>({
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
  }),
  mutants: ['readiness-kills'],
};

const isLookedAfter = ({ worker, sandbox }: PodOnNodeView): boolean =>
  worker === 'Syncing' && sandbox === 'Ready';
