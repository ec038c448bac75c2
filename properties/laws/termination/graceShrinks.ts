import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { everyStep } from '../modelPredicate.ts';
import { podOnNode } from '../onNode.ts';

export const graceShrinks: LawRecord = {
  id: 'termination/grace-shrinks',
  says: 'A second deletion may shorten the grace period of the first; nothing lengthens it',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  fields: ['pod.metadata.deletionGracePeriodSeconds', 'pod.spec.terminationGracePeriodSeconds'],
  model: everyStep<PodOnNodeView>({
    of: podOnNode,
    holds: ({ object: before }, { object: after }) =>
      !before?.grace || after?.state !== 'Terminating' || rank[after.grace ?? 'own'] <= rank[before.grace],
    witness: ({ object: before }, { object: after }) =>
      before?.state === 'Terminating' && after?.state === 'Terminating' && before.grace !== after.grace,
  }),
  mutants: ['grace-lengthened'],
};

const rank = { own: 2, shorter: 1, none: 0 } as const;
