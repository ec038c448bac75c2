import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { isAttempt, podOnNode, probeChangesOf, probeOf } from '../onNode.ts';

export const startupFirst: LawRecord = {
  id: 'probe/startup-first',
  says: 'Liveness and readiness probes make no attempt before the startup probe of their container has succeeded',
  source:
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe',
  fields: [
    ...inContainers('startupProbe'),
    ...inContainers('livenessProbe'),
    ...inContainers('readinessProbe'),
  ],
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: (before, after) =>
      laterAttempts(before, after).every(
        ({ container }) => (probeOf(container.before, 'startup')?.verdict ?? 'success') === 'success',
      ),
    witness: (before, after) =>
      laterAttempts(before, after).some(
        ({ container }) => probeOf(container.before, 'startup') !== undefined,
      ),
  }),
  mutants: ['startup-probe-not-waited-for'],
};

const laterAttempts = (before: PodOnNodeView, after: PodOnNodeView) =>
  probeChangesOf(before, after).filter((change) => change.after.kind !== 'startup' && isAttempt(change));
